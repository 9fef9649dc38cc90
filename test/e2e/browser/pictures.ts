import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { screenshotCard, screenshotWindow } from './driver/screenshots';

/**
 * Where pictures go: into `docs/images` when they are to be renewed (`npm run screenshots`), else out of the way, so
 * that a test run leaves nothing behind that git sees.
 */
const folder =
  process.env.UPDATE_SCREENSHOTS === '1'
    ? path.join(__dirname, '..', '..', '..', 'docs', 'images')
    : path.join(tmpdir(), 'sso-screenshots');
mkdirSync(folder, { recursive: true });

/** A window high enough for one card in full. */
const roomy = { width: 1280, height: 1100 };

/** Keeps a picture of one card. */
export async function pictureOfCard(card: Locator, name: string): Promise<void> {
  await screenshotCard(card, path.join(folder, `${name}.png`));
}

/** Keeps a picture of the whole window. */
export async function pictureOfWindow(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(roomy);
  await screenshotWindow(page, path.join(folder, `${name}.png`));
  if (before) await page.setViewportSize(before);
}
