// The session for one's own calendar: a file, and links to the common web calendars.
import { readFile } from 'node:fs/promises';

import { register } from '../support/forms.ts';
import { expect, test } from '../support/test.ts';
import { said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

test.use({ siteSettings: { clock: '2024-02-28T10:30:00+01:00', limits: 'off' } });

for (const lang of ['en', 'ar'] as const) {
  test(`the session page in ${lang} hands out a calendar file @both`, async ({ page, scripts, site }) => {
    await page.goto(`/${lang}`);
    if (scripts) await awake(page);
    await page.locator('.calendar summary').click();
    const link = page.getByRole('link', { name: said(lang, 'calendar-file') });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('shaping-tomorrow.ics');
    const file = (await readFile(await download.path(), 'utf8')).replaceAll('\r\n ', '');
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(file).toContain('DTSTART;TZID=Europe/Brussels:20240228T110000\r\n');
    expect(file).toContain('DTEND;TZID=Europe/Brussels:20240228T121500\r\n');
    expect(file).toContain(lang === 'en' ? 'SUMMARY;LANGUAGE=en:Shaping Tomorrow: ' : 'SUMMARY;LANGUAGE=ar:رسم ملامح الغد');
    await expect(page).toHaveURL(`/${lang}`);

    const answer = await fetch(site.url + (await link.getAttribute('href')));
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  });
}

test('one’s own registration has the file too @both', async ({ page, site }) => {
  await page.goto(await register(site, { name: 'Amal' }));
  const link = page.getByRole('link', { name: said('en', 'calendar-add') });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('shaping-tomorrow.ics');
});

test('web calendars get the right moments, and not where the visitor comes from @both', async ({ page }) => {
  await page.goto('/en');
  await page.locator('.calendar summary').click();
  const links = page.locator('.calendar a[rel~=external]');
  await expect(links).toHaveText(['Google', 'Outlook.com', 'Office 365', 'Yahoo']);
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute('rel', /\bnoreferrer\b/);
    const address = decodeURIComponent((await link.getAttribute('href'))!);
    expect(address).toMatch(/20240228T100000Z|2024-02-28T10:00:00Z/);
    expect(address).toMatch(/20240228T111500Z|2024-02-28T11:15:00Z/);
    expect(address).toContain('Shaping Tomorrow: The Role of Refugee');
  }
});
