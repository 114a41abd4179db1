// The session page: what it says, in which language, and that its clock is right whatever the device believes.
import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';
import { said } from '../support/texts.ts';
import { countsWrongBy, sessionCountdown, shownSeconds, siteTime, ticking } from '../support/time.ts';

test.use({ siteSettings: { clock: '2024-02-28T10:46:00+01:00', limits: 'off' } });

const starts = '2024-02-28T11:00:00+01:00';
const elections = '2024-06-06T00:00:00+02:00';
const day = 24 * 60 * 60 * 1_000;

const agenda = [
  { time: '11:00–11:10', title: 'Welcoming & Review of Agenda', speakers: [] },
  {
    time: '11:10–11:25',
    title: 'Presentation of Together.eu project',
    speakers: [['Giulia Busolin', 'Civil Society Outreach Unit, European Parliament']],
  },
  {
    time: '11:25–11:50',
    title: 'Presentation of #EUisU campaign',
    speakers: [
      ['Tamam Abusalama', 'Communications Officer, European Council on Refugees and Exiles (ECRE)'],
      ['Reshad Jalali', 'Senior Policy Officer, European Council on Refugees and Exiles (ECRE)'],
    ],
  },
  { time: '11:50–12:00', title: 'Q&A', speakers: [] },
  {
    time: '12:00–12:15',
    title: 'Closing Remarks',
    speakers: [
      [
        'Omar Alshogre',
        'Syrian refugee and human rights activist, Director for Detainee Affairs, Syrian Emergency Task Force',
      ],
    ],
  },
];

test('every fact of the session is on the page @both', async ({ page }) => {
  await page.goto('/en');
  await expect(page).toHaveTitle('Shaping Tomorrow · #EUisU');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Shaping Tomorrow: The Role of Refugee and Migrant-led Organisations and Communities in the 2024 European Parliament Elections',
  );
  await expect(page.locator('.when')).toHaveText('Wednesday 28 February 2024, 11:00–12:15 CET · Zoom');
  const moments = page.locator('.when time');
  await expect(moments.first()).toHaveAttribute('datetime', starts);
  await expect(moments.last()).toHaveAttribute('datetime', '2024-02-28T12:15:00+01:00');

  const main = page.getByRole('main');
  for (const text of [
    "The European elections of 6 to 9 June 2024 may reshape the EU's asylum and migration policy, and with it the lives of people on the move.",
    'In recent national votes, among them Italy, Germany and the Netherlands, migration was the theme on which far-right groups rallied; many are organising again.',
    'Those who care for rights can outvote them, if they are informed and turn up.',
    'Members of refugee-led and migrant organisations, and people who stand up for refugees',
    "A pan-European campaign to bring people to the polls in the 2024 European elections for candidates and parties that stand up for fundamental rights, refugees' rights among them.",
    'Voters across the EU, above all progressive voters and people with a refugee or migrant background.',
    'European Council on Refugees and Exiles (ECRE)',
    '2024-2029',
    '#EUisU',
  ]) {
    await expect(main).toContainText(text);
  }
  await expect(page.locator('.aims li')).toHaveText([
    'Learn what is at stake in the 2024 European elections, and what far-right and anti-migrant talk puts at risk.',
    'Vote, and meet candidates and parties to back or to challenge their line on migration and asylum.',
    "Join the #EUisU campaign for refugees' rights in Europe and beyond.",
  ]);
  await expect(page.locator('.milestone')).toContainText('European Parliament elections');
  await expect(page.locator('.milestone')).toContainText('6 Jun 2024 – 9 Jun 2024');
  for (const action of [
    'I will vote',
    'I will meet a candidate or a party',
    'I will join the campaign',
    'I will bring someone along to vote',
  ]) {
    await expect(page.getByRole('checkbox', { name: action, exact: true })).toBeVisible();
  }
});

test('the agenda names every item with those who speak @both', async ({ page }) => {
  await page.goto('/en');
  const items = page.locator('.agenda > li');
  await expect(items).toHaveCount(agenda.length);
  for (const [i, { time, title, speakers }] of agenda.entries()) {
    const item = items.nth(i);
    await expect(item.locator('time')).toHaveText(time);
    await expect(item.getByRole('heading')).toHaveText(title);
    await expect(item.locator('.speaker-name')).toHaveText(speakers.map(([name]) => name!));
    await expect(item.locator('.speaker-name + .quiet')).toHaveText(speakers.map(([, who]) => who!));
  }
  await expect(items.nth(3)).toContainText(said('en', 'agenda-questions'));
});

for (const { lang, dir, title, when } of [
  {
    lang: 'fr',
    dir: 'ltr',
    title: 'Façonner demain : le rôle des organisations',
    when: 'mercredi 28 février 2024, 11:00–12:15 CET · Zoom',
  },
  {
    lang: 'ar',
    dir: 'rtl',
    title: 'رسم ملامح الغد: دور المنظمات والمجتمعات',
    when: 'الأربعاء، 28 فبراير 2024، 11:00–12:15 CET · Zoom',
  },
]) {
  test(`/${lang} is in its language and direction @both`, async ({ page }) => {
    await page.goto(`/${lang}`);
    const root = page.locator('html');
    await expect(root).toHaveAttribute('lang', lang);
    await expect(root).toHaveAttribute('dir', dir);
    await expect(page.locator('body')).toHaveCSS('direction', dir);
    await expect(page.locator('h1')).toContainText(title);
    await expect(page.locator('.when')).toHaveText(when);
    await expect(page.locator('.agenda > li')).toHaveCount(agenda.length);
  });
}

for (const { at, state, label, marks } of [
  { at: '09:00:00', state: 'state-scheduled', label: 'countdown-starts-in', marks: ['', '', '', '', ''] },
  { at: '10:50:00', state: 'state-doors-open', label: 'countdown-starts-in', marks: ['next', '', '', '', ''] },
  { at: '11:30:00', state: 'state-live', label: 'countdown-ends-in', marks: ['', '', 'now', 'next', ''] },
  { at: '12:05:00', state: 'state-live', label: 'countdown-ends-in', marks: ['', '', '', '', 'now'] },
  { at: '12:15:00', state: 'state-ended', label: 'countdown-ended', marks: ['', '', '', '', ''] },
]) {
  test(`at ${at} the page as drawn says ${state} @both`, async ({ page, startSite }) => {
    const site = await startSite({ clock: `2024-02-28T${at}+01:00` });
    await page.goto(`${site.url}/en`);
    const countdown = sessionCountdown(page);
    await expect(countdown.locator('.state')).toHaveText(said('en', state));
    await expect(countdown.locator('.countdown-label')).toHaveText(said('en', label));
    const shown = page.locator('.now-mark');
    await expect(shown).toHaveText(marks.map((mark) => mark && said('en', `agenda-${mark}`)));

    const ended = state === 'state-ended';
    await expect(page.getByRole('link', { name: said('en', 'register-title'), exact: true })).toHaveCount(ended ? 0 : 1);
    await expect(page.getByRole('heading', { name: said('en', 'after-title') })).toHaveCount(ended ? 1 : 0);
    const target = Date.parse(state === 'state-live' ? '2024-02-28T12:15:00+01:00' : starts);
    const left = Math.max(0, (target - Date.parse(`2024-02-28T${at}+01:00`)) / 1_000);
    const shownLeft = await shownSeconds(countdown);
    expect(shownLeft).toBeLessThanOrEqual(left);
    expect(shownLeft).toBeGreaterThanOrEqual(Math.max(0, left - 25));
  });
}

test('the countdowns run, to the session and to the elections', async ({ page, site }) => {
  await page.goto('/en');
  await ticking(page);
  await expect.poll(() => countsWrongBy(page, site, starts)).toBeLessThanOrEqual(2);
  const toElections = (Date.parse(elections) - (await siteTime(site))) / 1_000;
  const shown = await shownSeconds(page.locator('.milestone .countdown'));
  expect(Math.abs(shown - toElections)).toBeLessThanOrEqual(2);
});

test('a replay says that it is one, with its day @both', async ({ page }) => {
  await page.goto('/en');
  await expect(page.getByRole('note')).toHaveText(
    'This is a replay of Wednesday 28 February 2024. The clock on this page shows that day, not today.',
  );
});

test('the real time is no replay, and the session is over @both', async ({ page, startSite }) => {
  const site = await startSite({ clock: 'now' });
  await page.goto(`${site.url}/en`);
  await expect(page.locator('.replay')).toHaveCount(0);
  await expect(sessionCountdown(page).locator('.state')).toHaveText(said('en', 'state-ended'));
  expect(await shownSeconds(sessionCountdown(page))).toBe(0);
});

type Device = typeof globalThis & { setDeviceClock(wrongBy: number): void };

/** Gives the pages' `Date` a hand to turn it by, as setting or sleeping devices do. Other clocks go on. */
async function withDeviceClock(page: Page, wrongBy = 0): Promise<void> {
  await page.addInitScript((wrongBy) => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given: unknown[]) {
        super(...((given.length ? given : [Real.now() + wrongBy]) as [number]));
      }
      static override now() {
        return Real.now() + wrongBy;
      }
    } as DateConstructor;
    (globalThis as Device).setDeviceClock = (by) => (wrongBy = by);
  }, wrongBy);
}

for (const [what, wrongBy] of Object.entries({ 'a day behind': -day, 'a day ahead': day, 'years ahead': 3_000 * day })) {
  test(`counts right on a device whose clock is ${what}`, async ({ page, site }) => {
    await withDeviceClock(page, wrongBy);
    await page.goto('/en');
    expect(Math.abs((await page.evaluate(() => Date.now())) - Date.now() - wrongBy)).toBeLessThan(5_000);
    await ticking(page);
    await expect.poll(() => countsWrongBy(page, site, starts)).toBeLessThanOrEqual(2);
  });
}

for (const seen of [true, false]) {
  const how = seen ? 'when it is seen again' : 'by itself';
  test(`after the device slept for an hour, the countdown is right ${how}`, async ({ page, startSite }) => {
    const site = await startSite({ clock: '2024-02-28T09:00:00+01:00' });
    await withDeviceClock(page);
    await page.goto(`${site.url}/en`);
    await ticking(page);
    // The hour that the device sleeps through passes for the server alone, and then on the device's clock at once.
    await site.restart({ clock: '2024-02-28T10:00:00+01:00' });
    expect(await countsWrongBy(page, site, starts)).toBeGreaterThan(3_500);
    await page.evaluate((seen) => {
      (globalThis as Device).setDeviceClock(60 * 60 * 1_000);
      if (seen) document.dispatchEvent(new Event('visibilitychange'));
    }, seen);
    await expect.poll(() => countsWrongBy(page, site, starts), { timeout: 15_000 }).toBeLessThanOrEqual(2);
  });
}

test('a tab that stood still in the background is right when it goes on', async ({ page, site }) => {
  await page.goto('/en');
  await ticking(page);
  // As browsers do it with hidden tabs: no script of the page runs for a while.
  const browser = await page.context().newCDPSession(page);
  const stopped = new Promise((resolve) => browser.once('Debugger.paused', resolve));
  await browser.send('Debugger.enable');
  await browser.send('Debugger.pause');
  await stopped;
  const stoppedAt = await siteTime(site);
  await expect.poll(() => siteTime(site), { timeout: 15_000 }).toBeGreaterThan(stoppedAt + 3_000);
  await browser.send('Debugger.resume');
  await browser.send('Debugger.disable');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => countsWrongBy(page, site, starts)).toBeLessThanOrEqual(1.5);
});

test('the figures are a timer that nobody is read aloud every second', async ({ page }) => {
  await page.goto('/en');
  const timers = page.getByRole('timer');
  await expect(timers).toHaveCount(2);
  await expect(timers.first()).toHaveAccessibleName(said('en', 'countdown-starts-in'));
  await expect(timers.last()).toHaveAccessibleName('European Parliament elections in');
  await ticking(page);
  const live = await page.evaluate(() =>
    [...document.querySelectorAll('[role=timer]')].map((timer) => {
      const region = timer.closest('[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]');
      return `${timer.getAttribute('aria-live')} ${region?.outerHTML ?? 'quiet'}`;
    }),
  );
  expect(live).toEqual(['off quiet', 'off quiet']);
  // The line that does speak has said nothing yet: what stood there at first is read like any text.
  await expect(sessionCountdown(page).locator('[aria-live=polite]')).toHaveText('');
});

test('a screen reader hears that it is five minutes, once', async ({ page, startSite }) => {
  const site = await startSite({ clock: '2024-02-28T10:54:00+01:00', speed: 12 });
  await page.goto(`${site.url}/en`);
  const spoken = sessionCountdown(page).locator('[aria-live=polite]');
  await expect(spoken).toHaveText(said('en', 'announce-five-minutes'), { timeout: 15_000 });
  const changes = await spoken.evaluate(
    (line) =>
      new Promise<number>((done) => {
        let changes = 0;
        new MutationObserver((list) => (changes += list.length)).observe(line, {
          childList: true,
          characterData: true,
          subtree: true,
        });
        // As long as the figures take to change ten times.
        let ticks = 0;
        const figures = line.parentElement!.querySelector('.figures')!;
        new MutationObserver(() => ++ticks === 10 && done(changes)).observe(figures, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }),
  );
  expect(changes).toBe(0);
});

for (const { timezoneId, lang, own } of [
  { timezoneId: 'Asia/Tokyo', lang: 'en', own: 'Your time: Wednesday 28 February at 19:00 GMT+9' },
  { timezoneId: 'America/St_Johns', lang: 'fr', own: 'Heure chez vous : mercredi 28 février à 06:30 UTC−3:30' },
  { timezoneId: 'Africa/Cairo', lang: 'ar', own: /^بتوقيتك: .*28.*12:00/ },
  { timezoneId: 'Europe/Brussels', lang: 'en', own: '' },
  { timezoneId: 'Africa/Lagos', lang: 'en', own: '' },
] as const) {
  test(`in ${timezoneId} the page ${own ? 'adds' : 'needs no'} own time`, async ({ newVisitor }) => {
    const page = await (await newVisitor({ timezoneId })).newPage();
    await page.goto(`/${lang}`);
    await ticking(page);
    await expect(page.locator('.own-time')).toHaveText(own);
    await expect(page.locator('.when')).toContainText('11:00–12:15 CET');
  });
}

test.describe('another event', () => {
  test('crosses midnight and the end of summer time @both', async ({ page, startSite }) => {
    // Half past one, an hour before the clocks go back: the wall says one hour, and it is two.
    const site = await startSite({ content: 'content/harbour-night.toml', clock: '2024-11-03T01:30:00-02:30' });
    await page.goto(`${site.url}/en`);
    await expect(page.locator('h1')).toContainText('Harbour Night: Who Keeps the Lamps Burning');
    await expect(page.locator('.when')).toHaveText(
      'Saturday 2 November 2024, 22:30 GMT-2:30–Sunday 3 November 2024, 02:30 GMT-3:30 · The old ferry hall, and a video call',
    );
    await expect(sessionCountdown(page).locator('.state')).toHaveText(said('en', 'state-live'));
    const left = await shownSeconds(sessionCountdown(page));
    expect(left).toBeLessThanOrEqual(2 * 60 * 60);
    expect(left).toBeGreaterThan(2 * 60 * 60 - 25);
    await expect(page.locator('.agenda')).toHaveCount(0);
    await expect(page.locator('.speaker-name')).toHaveText(['ليلى بحر الفنار', 'נעמה בת־מגדלור', 'Ottoline Quayle-Fathom']);
    await expect(page.getByRole('link', { name: said('en', 'nav-vote'), exact: true })).toHaveCount(0);
  });
});

test('some hundred days stand in one line @both', async ({ page, startSite }) => {
  const site = await startSite({ clock: '2023-10-01T10:00:00+02:00' });
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/en', '/fr/vote?country=BE']) {
      await page.goto(site.url + path);
      for (const countdown of await page.locator('.figures').all()) {
        const figures = await countdown.locator('b').evaluateAll((all: HTMLElement[]) => all.map((one) => [one.offsetHeight, one.offsetLeft, one.scrollWidth]));
        expect(await countdown.locator('b').first().innerText()).toMatch(/^\d{3}$/);
        expect(new Set(figures.map(([height]) => height)).size, 'all are as high').toBe(1);
        const ends = figures.map(([, left, wide]) => left! + wide!);
        expect(figures.slice(1).every(([, left], i) => left! >= ends[i]!), `none lies over the next: ${figures.join(' | ')}`).toBe(true);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
  }
});
