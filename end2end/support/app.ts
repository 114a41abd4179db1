// The site as an installed app: really installed, by the commands that browsers have for tools.
import type { BrowserContext, Page } from '@playwright/test';

interface Address {
  url: string;
}

const manifestId = ({ url }: Address) => `${url}/`;

/** Installs the app from an open page, to be opened in a window of its own. */
export async function install(page: Page, site: Address): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('PWA.install', { manifestId: manifestId(site), installUrlOrBundleUrl: page.url() });
  await devtools.send('PWA.changeAppUserSettings', { manifestId: manifestId(site), displayMode: 'standalone' });
  await devtools.detach();
}

/** Opens the app, as by a tap on its icon. */
export async function launch(context: BrowserContext, site: Address): Promise<Page> {
  const devtools = await context.newCDPSession(context.pages()[0]!);
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    devtools.send('PWA.launch', { manifestId: manifestId(site) }),
  ]);
  await devtools.detach();
  return page;
}

/** Whether a page is shown without what browsers have around pages. */
export const standsAlone = (page: Page): Promise<boolean> => page.evaluate(() => matchMedia('(display-mode: standalone)').matches);
