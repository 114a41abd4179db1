import { chromium } from '@playwright/test';
const [url, token, out] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const lang of ['en', 'ar']) for (const [w, scheme] of [[1280, 'light'], [320, 'dark']]) {
  const ctx = await browser.newContext({ viewport: { width: w, height: 900 }, colorScheme: scheme });
  await ctx.addCookies([{ name: 'sign-in', value: `${token}-${lang}`, url }]);
  const page = await ctx.newPage();
  for (const [name, path] of [['content', '/admin/content?deleted=yes'], ['team', '/admin/team?deleted=yes'], ['embeds', '/admin/embeds'], ['conflict', '/admin/content?restored=another-draft'], ['settings', '/admin/settings/meeting']]) {
    await page.goto(url + path);
    for (const s of await page.locator('.ask-first > summary').all()) await s.click();
    await page.screenshot({ path: `${out}/${name}-${lang}-${w}.png`, fullPage: true });
  }
  await ctx.close();
}
await browser.close();
