// Pledging, and what others see of it: live, in counts, and never more than was chosen.
import type { Page } from '@playwright/test';

import { cls, layoutShifts, recordLayoutShifts } from '../support/cls.ts';
import { choice, expectProblems, openForm, pledge, pledgeButton } from '../support/forms.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, langs, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

test.use({ siteSettings: { limits: 'off' } });

const formOn = (page: Page) => page.locator('#pledge-form');
const nameField = (page: Page, lang: Lang) =>
  formOn(page).getByRole('textbox', { name: said(lang, 'pledge-name'), exact: true });
const messageField = (page: Page, lang: Lang) =>
  formOn(page).getByRole('textbox', { name: said(lang, 'pledge-message') });

interface Filled {
  visibility: 'counted' | 'initials' | 'pseudonym' | 'named';
  name?: string;
  country?: string;
  message?: string;
}

async function fill(page: Page, lang: Lang, { visibility, name, country, message }: Filled): Promise<void> {
  const form = formOn(page);
  await form.locator('#action-vote').check();
  await form.locator('#action-bring').check();
  if (country) await form.getByLabel(said(lang, 'pledge-country')).selectOption(country);
  await choice(form, said(lang, `visibility-${visibility}`)).check();
  if (name) await nameField(page, lang).fill(name);
  if (message) await messageField(page, lang).fill(message);
  if (visibility !== 'counted') await form.getByRole('checkbox', { name: said(lang, 'consent-publish') }).check();
}

for (const lang of ['en', 'ar'] as const) {
  test.describe(`in ${lang}`, () => {
    test('a pledge that only counts shows and asks nothing more @both', async ({ page, scripts, startSite }) => {
      const site = await startSite();
      await openForm(page, `${site.url}/${lang}/pledge`, scripts);
      const form = formOn(page);
      await expect(form.getByRole('checkbox', { checked: true })).toHaveCount(0);
      await expect(form.getByRole('radio', { checked: true })).toHaveValue('counted');
      await expect(nameField(page, lang)).toBeHidden();
      await expect(messageField(page, lang)).toBeHidden();
      await fill(page, lang, { visibility: 'counted', country: 'BE' });
      await pledgeButton(form, lang).click();

      await expect(page).toHaveURL(new RegExp(`/${lang}/p/[\\w-]{22,}$`));
      await expect(page.locator('.notice > .state')).toHaveText(said(lang, 'own-pledge-counted'));
      await expect(page.getByText(said(lang, 'own-pledge-only-number'))).toBeVisible();
      await expect(page.locator('.facts')).toContainText(said(lang, 'country-BE'));
      await page.goto(`${site.url}/${lang}/pledges`);
      await expect(page.locator('.pledge-total b')).toHaveText('1');
      await expect(page.locator('.wall li')).toHaveCount(0);
      await expect(page.getByText(said(lang, 'wall-empty'))).toBeVisible();
    });

    for (const { visibility, name, shown } of [
      { visibility: 'initials', name: 'Tomasz Quetzal-Ruiz', shown: 'T.Q.R.' },
      { visibility: 'pseudonym', name: 'قمر 7', shown: 'قمر 7' },
      { visibility: 'named', name: 'Nadia <i>Ö</i>', shown: 'Nadia <i>Ö</i>' },
    ] as const) {
      test(`shown as ${visibility}, on the own page and on the wall @both`, async ({ page, scripts, startSite }) => {
        const site = await startSite();
        await openForm(page, `${site.url}/${lang}/pledge`, scripts);
        await fill(page, lang, { visibility, name, country: 'MT', message: 'See you there & then' });
        await pledgeButton(formOn(page), lang).click();
        await expect(page.locator('h1')).toHaveText(said(lang, 'own-pledge-title'));
        const facts = page.locator('.facts dd');
        await expect(facts.nth(1)).toHaveText(said(lang, 'country-MT'));
        await expect(facts.nth(2)).toHaveText('See you there & then');
        await expect(page.locator('.pledge-preview .pledge-name')).toHaveText(shown);
        await expect(page.locator('.pledge-preview .pledge-message')).toHaveText('See you there & then');
        await expect(page.getByText(said(lang, 'own-pledge-shown'))).toBeVisible();
        await expect(page.getByText(said(lang, 'own-pledge-held'))).toHaveCount(0);

        await page.goto(`${site.url}/${lang}/pledges`);
        const card = page.locator('.wall li');
        await expect(card.locator('.pledge-name')).toHaveText(shown);
        await expect(card.locator('.pledge-who .quiet')).toHaveText(said(lang, 'country-MT'));
        await expect(card.locator('.pledge-message')).toHaveText('See you there & then');
        await expect(card.locator('.pledge-what')).toHaveText(
          lang === 'en' ? 'I will vote · I will bring someone along to vote' : 'سأصوّت · سأصطحب معي شخصًا ليصوّت',
        );
      });
    }

    test('what is missing is said on top and beside each field, and what was typed stays @both', async ({
      page,
      scripts,
    }) => {
      await openForm(page, `/${lang}/pledge`, scripts);
      const form = formOn(page);
      await form.getByLabel(said(lang, 'pledge-country')).selectOption('FR');
      await choice(form, said(lang, 'visibility-named')).check();
      await messageField(page, lang).fill('Two\nlines');
      await pledgeButton(form, lang).click();
      await expectProblems(form, lang, {
        actions: 'error-actions-missing',
        pledge_name: 'error-pledge-name-missing',
        publish: 'error-publish-consent-needed',
      });
      await expect(form.locator('.form-errors')).toBeFocused();
      await expect(form.locator('#pledge_country')).toHaveValue('FR');
      await expect(form.getByRole('radio', { checked: true })).toHaveValue('named');
      await expect(messageField(page, lang)).toHaveValue('Two\nlines');
      await expect(nameField(page, lang)).toHaveAccessibleDescription(
        new RegExp(`${said(lang, 'error-pledge-name-missing')}$`),
      );

      // The other way out that the message names: show nothing.
      await choice(form, said(lang, 'visibility-counted')).check();
      await form.locator('#action-meet').check();
      await pledgeButton(form, lang).click();
      await expect(page.locator('.notice > .state')).toHaveText(said(lang, 'own-pledge-counted'));
    });

    test('a message with a link waits, and is on no page @both', async ({ page, scripts, startSite }) => {
      const site = await startSite();
      await openForm(page, `${site.url}/${lang}/pledge`, scripts);
      await fill(page, lang, { visibility: 'named', name: 'Nadia', message: 'Come to www.held.example now' });
      await pledgeButton(formOn(page), lang).click();
      await expect(page.getByText(said(lang, 'own-pledge-held'))).toBeVisible();
      await expect(page.locator('.facts')).toContainText('Come to www.held.example now');
      for (const other of langs) {
        for (const path of ['', '/pledges']) {
          await page.goto(`${site.url}/${other}${path}`);
          if (scripts) await awake(page);
          await expect(page.locator('.pledge-name').first()).toHaveText('Nadia');
          expect(await page.content()).not.toContain('held.example');
        }
      }
    });

    test('a pledge can be taken back, and is gone everywhere @both', async ({ page, scripts, startSite }) => {
      const site = await startSite();
      await openForm(page, `${site.url}/${lang}/pledge`, scripts);
      await fill(page, lang, { visibility: 'named', name: 'Nadia Short-Lived' });
      await pledgeButton(formOn(page), lang).click();
      await expect(page).toHaveURL(/\/p\/[\w-]+$/);
      const link = page.locator('.keep-link a');
      await expect(link).toHaveText(page.url());
      const own = (await link.textContent())!;
      await page.getByRole('link', { name: said(lang, 'wall-see-all') }).click();
      await expect(page.locator('.wall .pledge-name')).toHaveText('Nadia Short-Lived');

      await page.goto(own);
      await page.getByRole('link', { name: said(lang, 'own-pledge-withdraw') }).click();
      await page.getByRole('link', { name: said(lang, 'withdraw-no') }).click();
      await expect(page, 'asking changes nothing').toHaveURL(own);
      await page.getByRole('link', { name: said(lang, 'own-pledge-withdraw') }).click();
      await page.getByRole('button', { name: said(lang, 'withdraw-yes') }).click();
      await expect(page).toHaveURL(`${site.url}/${lang}/withdrawn`);
      await expect(page.locator('h1')).toHaveText(said(lang, 'withdrawn-title'));
      for (const path of ['', '/pledges']) {
        await page.goto(`${site.url}/${lang}${path}`);
        await expect(page.locator('.pledge-total b')).toHaveText('0');
        expect(await page.content()).not.toContain('Short-Lived');
      }
      const answer = await page.goto(own);
      expect(answer?.status()).toBe(404);
    });
  });
}

test('a double click on the button is one pledge @both', async ({ page, scripts, startSite }) => {
  const site = await startSite();
  await openForm(page, `${site.url}/en/pledge`, scripts);
  await fill(page, 'en', { visibility: 'named', name: 'Nadia' });
  await pledgeButton(formOn(page), 'en').dblclick();
  await expect(page.locator('.notice > .state')).toHaveText(said('en', 'own-pledge-counted'));
  await page.goto(`${site.url}/en/pledges`);
  await expect(page.locator('.pledge-total b')).toHaveText('1');
  await expect(page.locator('.wall li')).toHaveCount(1);
});

test('the wall is newest first, and older pages go by key @both', async ({ page, scripts, startSite }) => {
  const site = await startSite({ limits: 'off' });
  const names = Array.from({ length: 65 }, (_, i) => `Pledger ${i + 1}`);
  for (const name of names.slice(0, 62)) await pledge(site, { name });
  const newest = names.slice(0, 62).reverse();
  const shown = page.locator('.wall .pledge-name');
  const older = page.getByRole('link', { name: said('en', 'wall-older') });

  await page.goto(`${site.url}/en/pledges`);
  await expect(shown).toHaveText(newest.slice(0, 30));
  // Who pledges meanwhile moves nobody to another page, as counting by places would.
  for (const name of names.slice(62)) await pledge(site, { name });
  await older.click();
  // With scripts they come under those that are there, and the focus goes along.
  await expect(shown).toHaveText(newest.slice(scripts ? 0 : 30, 60));
  if (scripts) {
    await expect(page.locator('.wall li:focus .pledge-name')).toHaveText(newest[30]!);
    await expect(page).toHaveURL(`${site.url}/en/pledges`);
  } else {
    expect(new URL(page.url()).searchParams.get('before')).toMatch(/^[\da-f-]{36}$/);
  }
  await older.click();
  await expect(shown).toHaveText(newest.slice(scripts ? 0 : 60));
  await expect(older).toHaveCount(0);
  if (scripts) await page.reload();
  else await page.getByRole('link', { name: said('en', 'wall-newest') }).click();
  await expect(page).toHaveURL(`${site.url}/en/pledges`);
  await expect(shown.first()).toHaveText('Pledger 65');

  expect((await page.goto(`${site.url}/en/pledges?before=nonsense`))?.status()).toBe(404);
});

test('counts say nothing of small groups, and tell of numbers in rounds and fives @both', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  const few = said('en', 'wall-too-few');
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  for (let i = 0; i < 5; i++) await pledge(site, { visibility: 'counted', country: 'BE', actions: ['vote', 'meet'] });
  for (let i = 0; i < 4; i++) await pledge(site, { visibility: 'counted', country: 'MT', actions: ['vote'] });
  await pledge(site, { visibility: 'counted', actions: ['join'] });

  // The round that tells of these ten is made within a second or two.
  await expect(async () => {
    await page.goto(`${site.url}/en/pledges`);
    await expect(row('Belgium').getByRole('cell')).toHaveText('5', { timeout: 500 });
  }).toPass();
  await expect(page.locator('.pledge-total b')).toHaveText('10');
  await expect(row('I will vote').getByRole('cell')).toHaveText('5');
  await expect(row('I will meet a candidate or a party').getByRole('cell')).toHaveText('5');
  await expect(row('I will join the campaign').getByRole('cell')).toHaveText(few);
  await expect(row('I will bring someone along to vote').getByRole('cell')).toHaveText(few);
  await expect(row('Malta')).toHaveCount(0);
  // One more joins a group, and nobody is able to tell which.
  const groups = page.locator('#wall-groups table, #wall-countries table');
  const before = await groups.allInnerTexts();
  await pledge(site, { visibility: 'counted', country: 'MT', actions: ['join'] });
  await page.reload();
  await expect(page.locator('.pledge-total b')).toHaveText('11');
  expect(await groups.allInnerTexts()).toEqual(before);
});

test('an open session page shows a pledge that comes in, and nothing moves', async ({ newVisitor, startSite }) => {
  const site = await startSite({ limits: 'off' });
  const reader = await (await newVisitor()).newPage();
  await recordLayoutShifts(reader);
  await reader.goto(`${site.url}/en`);
  await awake(reader);
  await reader.evaluate(() => Object.assign(globalThis, { here: true }));
  await reader.locator('.latest').scrollIntoViewIfNeeded();
  const names = reader.locator('.latest .pledge-name:visible');
  await expect(reader.locator('.latest').getByText(said('en', 'wall-empty'))).toBeVisible();

  const pledger = await (await newVisitor()).newPage();
  await openForm(pledger, `${site.url}/ar/pledge`, true);
  await fill(pledger, 'ar', { visibility: 'pseudonym', name: 'قمر', country: 'FR', message: 'إلى اللقاء' });
  await pledgeButton(formOn(pledger), 'ar').click();
  await expect(names).toHaveText(['قمر']);
  await expect(reader.locator('.latest .pledge-who .quiet').first()).toHaveText('France');
  await expect(reader.locator('.latest .pledge-message').first()).toHaveText('إلى اللقاء');
  await expect(reader.locator('.latest').getByText(said('en', 'wall-empty'))).toBeHidden();
  await expect(reader.locator('.pledge-total b')).toHaveText('1');

  const long = 'A name as long as names can get, and then some words more to fill its place up';
  await pledge(site, { name: long, country: 'MK', message: 'A message of many words. '.repeat(11) });
  await expect(names).toHaveText([long, 'قمر']);
  for (const name of ['Three', 'Four', 'Five']) await pledge(site, { name });
  await expect(names).toHaveText(['Five', 'Four', 'Three']);
  for (let i = 0; i < 7; i++) await pledge(site, { visibility: 'counted' });
  await expect(reader.locator('.pledge-total b')).toHaveText('12');

  expect(await reader.evaluate(() => 'here' in globalThis)).toBe(true);
  const shifts = await layoutShifts(reader);
  expect(cls(shifts), JSON.stringify(shifts)).toBe(0);
});

test('an open wall counts what comes in and offers to show it, and nothing moves', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  for (let i = 0; i < 4; i++) await pledge(site, { name: `Early ${i}`, country: 'BE' });
  await recordLayoutShifts(page);
  await page.goto(`${site.url}/en/pledges`);
  await awake(page);
  const news = page.locator('#wall-new');
  await expect(news).toBeHidden();
  await pledge(site, { name: 'Fresh', country: 'BE' });
  await expect(news).toHaveText(`${said('en', 'wall-show-new')} 1`);
  await pledge(site, { name: 'Fresher' });
  await expect(news).toHaveText(`${said('en', 'wall-show-new')} 2`);
  for (const name of ['Still fresher', 'Freshest']) await pledge(site, { name });
  await expect(news).toHaveText(`${said('en', 'wall-show-new')} 4`);
  await expect(page.locator('.pledge-total b')).toHaveText('8');
  await expect(page.locator('.wall .pledge-name').first()).toHaveText('Early 3');
  const shifts = await layoutShifts(page);
  expect(cls(shifts), JSON.stringify(shifts)).toBe(0);

  await news.click();
  await expect(page.locator('.wall .pledge-name').first()).toHaveText('Freshest');
  await expect(page.locator('.wall li:focus .pledge-name')).toHaveText('Freshest');
  await expect(page.locator('.wall li')).toHaveCount(8);
  await expect(news).toBeHidden();
});

test('a pledge that was taken back leaves the open pages of others', async ({ newVisitor, page, startSite }) => {
  const site = await startSite();
  await pledge(site, { name: 'Stays' });
  const own = await pledge(site, { name: 'Leaves' });
  await page.goto(`${site.url}/en`);
  await awake(page);
  const names = page.locator('.latest .pledge-name:visible');
  await expect(names).toHaveText(['Leaves', 'Stays']);
  const pledger = await (await newVisitor()).newPage();
  await pledger.goto(site.url + own);
  await pledger.getByRole('link', { name: said('en', 'own-pledge-withdraw') }).click();
  await pledger.getByRole('button', { name: said('en', 'withdraw-yes') }).click();
  await expect(names).toHaveText(['Stays']);
  await expect(page.locator('.pledge-total b')).toHaveText('1');
});

test('no private name is in any byte that the server sends', async ({ newVisitor, startSite }) => {
  const site = await startSite({ limits: 'off' });
  const secrets = ['Quetzalcoatlus', 'Xylophonia', 'Zwischenzug', 'Whispered', 'phlogiston'];

  // A browser that reads along from the start, and one that pledges.
  const bodies: { url: string; body: string }[] = [];
  const files = new Set<string>();
  const [reading, pledging] = [await newVisitor(), await newVisitor()];
  for (const visitor of [reading, pledging]) {
    await visitor.route('**', async (route) => {
      const { pathname } = new URL(route.request().url());
      // Large, and the same for everybody: read once, below.
      if (pathname.startsWith('/pkg/')) files.add(pathname);
      if (pathname === '/live' || files.has(pathname)) return route.continue();
      const response = await route.fetch({ maxRedirects: 0 });
      const head = JSON.stringify(response.headers());
      bodies.push({ url: route.request().url(), body: `${head}\n${await response.text()}` });
      await route.fulfill({ response });
    });
  }
  const stream = await listen(site);
  const reader = await reading.newPage();
  await reader.goto(`${site.url}/en`);
  await awake(reader);

  const page = await pledging.newPage();
  const own: string[] = [];
  for (const { visibility, name, message, hidden } of [
    { visibility: 'initials', name: 'Ada Quetzalcoatlus Xylophonia', message: 'A public word', hidden: false },
    // Typed for a wider visibility first, and then thought better of.
    { visibility: 'counted', name: 'Berta Zwischenzug', message: 'Whispered', hidden: true },
    { visibility: 'named', name: 'Openly Named', message: 'phlogiston at www.held.example', hidden: false },
  ] as const) {
    await openForm(page, `${site.url}/en/pledge`, true);
    await fill(page, 'en', { visibility: hidden ? 'named' : visibility, name, message });
    await choice(formOn(page), said('en', `visibility-${visibility}`)).check();
    await pledgeButton(formOn(page), 'en').click();
    await expect(page.locator('h1')).toHaveText(said('en', 'own-pledge-title'));
    // Once more by its own address: where an answer leads on to it, it does not pass through here.
    await page.reload();
    own.push(page.url());
  }
  await expect(reader.locator('.latest .pledge-name:visible')).toHaveText(['Openly Named', 'A.Q.X.']);

  // Every address there is, in every language, as a page and as a program would ask for it.
  const paths = ['', '/pledges', '/pledge', '/register', '/registered', '/withdrawn', '/vote', '/privacy', '/nowhere'];
  paths.push('/embed', '/embed/countdown', '/embed/register', '/embed/wall');
  const addresses = ['/', '/healthz', '/readyz', '/en/sessions/shaping-tomorrow', '/en/sessions/shaping-tomorrow.ics'];
  for (const lang of langs) addresses.push(...paths.map((path) => `/${lang}${path}`));
  expect([...files].some((file) => file.endsWith('.wasm'))).toBe(true);
  addresses.push(...files);
  for (const address of addresses) {
    for (const accept of ['text/html', 'application/json']) {
      const answer = await fetch(site.url + address, { headers: { accept } });
      const head = JSON.stringify([...answer.headers]);
      bodies.push({ url: `${address} as ${accept}`, body: `${head}\n${await answer.text()}` });
    }
  }
  await expect.poll(() => stream.text()).toContain('Openly Named');
  bodies.push({ url: '/live', body: stream.text() }, { url: 'log', body: site.logs() });
  await stream.end();

  // The net has caught what is public, or it would catch nothing.
  expect(bodies.filter(({ body }) => body.includes('A.Q.X.')).length).toBeGreaterThan(3);
  expect(bodies.some(({ url, body }) => url.includes('/p/') && body.includes('phlogiston'))).toBe(true);
  const leaks = bodies.flatMap(({ url, body }) =>
    secrets.filter((secret) => body.toLowerCase().includes(secret.toLowerCase())).map((secret) => `${secret} in ${url}`),
  );
  // A held message is shown to the one who wrote it, and to nobody else.
  expect(leaks.filter((leak) => leak !== `phlogiston in ${own[2]}`)).toEqual([]);
});

/** Reads the live stream as a program would, byte for byte. */
async function listen(site: Site): Promise<{ text(): string; end(): Promise<void> }> {
  const stop = new AbortController();
  const answer = await fetch(`${site.url}/live`, { signal: stop.signal });
  let text = '';
  const reading = (async () => {
    const decoder = new TextDecoder();
    const chunks = answer.body as unknown as AsyncIterable<Uint8Array>;
    for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  })().catch(() => {});
  return {
    text: () => text,
    end: async () => {
      stop.abort();
      await reading;
    },
  };
}
