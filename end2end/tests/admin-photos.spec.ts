// Photos of those who speak: an editor sends one, looks at it, publishes it and takes it out again.
import { deflateSync } from 'node:zlib';

import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/organiser.ts';
import { Profile } from '../support/profile.ts';
import { expect, type Site, test } from '../support/test.ts';
import { said } from '../support/texts.ts';
import { begin, keeps } from '../support/worker.ts';

/** A chunk of a PNG. Browsers hold it against its sum, and so does the site. */
function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  let sum = 0xffffffff;
  for (const byte of body) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value >>> 0);
    return bytes;
  };
  return Buffer.concat([number(content.length), body, number(~sum)]);
}

/** A PNG of one colour, 80 pixels wide and 60 high. */
function png(...colour: [number, number, number]): Buffer {
  const [width, height] = [80, 60];
  const head = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  const row = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

const photo = { name: 'me.png', mimeType: 'image/png', buffer: png(40, 90, 160) };

/** The form of the first speaker's photo. */
const first = (page: Page) => page.locator('.photo-form').first();

/** Whether a picture was loaded, and is as large as a photo. */
const expectPhoto = async (page: Page, selector: string): Promise<void> => {
  const picture = page.locator(selector).first();
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
};

/** Opens the speakers of the draft of what is published. */
async function openSpeakers(page: Page, site: Site, lang: 'en' | 'ar' = 'en'): Promise<void> {
  await page.goto(`${site.url}/admin/content`);
  await page.getByRole('button', { name: said(lang, 'admin-edit'), exact: true }).click();
  await page.getByRole('link', { name: said(lang, 'admin-section-speakers'), exact: true }).click();
  await expect(first(page)).toBeVisible();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('table')).toContainText('Photo');
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByRole('heading', { name: 'Drafts' })).toBeVisible();
}

// Each has a site of its own, as what it publishes is seen by all, and goes a long way.
test.beforeEach(() => test.setTimeout(90_000));

test('an editor sends a photo and looks at it @both', async ({ page, startSite, newVisitor }) => {
  const site = await startSite();
  await signIn(page, site, 'editor');
  await openSpeakers(page, site);
  await first(page).locator('[type=file]').setInputFiles(photo);
  await first(page).getByRole('button', { name: 'Save photo' }).click();
  await expect(page.getByRole('status')).toContainText('Saved.');
  await expectPhoto(page, '.photo-form img');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Preview', exact: true }).click();
  await expectPhoto(page, '.draft-preview .speakers img');
  await expectAccessible(page);
  const visitor = await (await newVisitor()).newPage();
  await visitor.goto(`${site.url}/en`);
  await expect(visitor.locator('.speakers img')).toHaveCount(0);
});

test('everybody sees it from one publication to the next, and again without a network @both', async ({
  page,
  startSite,
  newVisitor,
  scripts,
}) => {
  const site = await startSite();
  await signIn(page, site, 'editor');
  await openSpeakers(page, site);
  await first(page).locator('[type=file]').setInputFiles(photo);
  await first(page).getByRole('button', { name: 'Save photo' }).click();
  await expect(page.getByRole('status')).toContainText('Saved.');
  await publish(page);

  const visitor = await (await newVisitor()).newPage();
  for (const lang of ['en', 'ar']) {
    await visitor.goto(`${site.url}/${lang}`);
    await expectPhoto(visitor, '.speakers img');
    const [picture, name] = await Promise.all(
      ['.speakers img', '.speakers li:has(img) .speaker-name'].map((part) => visitor.locator(part).first().boundingBox()),
    );
    const between = lang === 'en' ? name!.x - picture!.x - picture!.width : picture!.x - name!.x - name!.width;
    expect(between, 'the name begins beside it').toBeGreaterThan(0);
    expect(between).toBeLessThan(24);
    expect(name!.y).toBeLessThan(picture!.y + picture!.height);
    await expectAccessible(visitor);
  }
  if (scripts) {
    await Profile.use(async (profile) => {
      const phone = await begin(await profile.open(), site, '/en');
      await phone.reload();
      await expectPhoto(phone, '.speakers img');
      const picture = phone.locator('.speakers img').first();
      await keeps(phone, await picture.evaluate((image: HTMLImageElement) => new URL(image.src).pathname));
      await site.kill();
      await phone.goto(`${site.url}/en`);
      await expect(phone.locator('.as-of')).toBeVisible();
      await expectPhoto(phone, '.speakers img');
      await site.restart();
    });
  }

  await openSpeakers(page, site);
  const remove = first(page).getByRole('button', { name: 'Remove photo' });
  await remove.click();
  await expect(page.locator('#undo')).toContainText('Photo of ');
  await expect(page.locator('.photo-form img')).toHaveCount(0);
  await expectAccessible(page);
  await page.locator('#undo').getByRole('button').click();
  await expect(page.locator('#undo')).toHaveText(said('en', 'admin-restored-done'));
  await expectPhoto(page, '.photo-form img');
  await remove.click();
  await expect(page.locator('.photo-form img')).toHaveCount(0);
  await publish(page);
  await visitor.goto(`${site.url}/en`);
  await expect(visitor.locator('.speakers img')).toHaveCount(0);
});

test('what is no photo is said beside the file @both', async ({ page, startSite }) => {
  const site = await startSite();
  await signIn(page, site, 'editor', 'ar');
  await openSpeakers(page, site, 'ar');
  const save = first(page).getByRole('button', { name: said('ar', 'admin-photo-save') });
  const words = async (key: string): Promise<void> => {
    await expect(page.getByRole('alert')).toContainText(said('ar', key));
    await expect(first(page).locator('.field-error')).toHaveText(said('ar', key));
  };
  await save.click();
  await words('admin-photo-missing');
  await expectAccessible(page);
  await first(page).locator('[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no') });
  await save.click();
  await words('admin-photo-not-a-picture');
  const large = Buffer.alloc(12 * 1024 * 1024);
  await first(page).locator('[type=file]').setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: large });
  await save.click();
  await words('admin-photo-too-large');
  await first(page).locator('[type=file]').setInputFiles(photo);
  await save.click();
  await expect(page.getByRole('status')).toContainText(said('ar', 'admin-saved'));
  await expectPhoto(page, '.photo-form img');
});
