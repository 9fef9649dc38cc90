import type { Locator, Page } from 'playwright-core';

/** Writes a PNG of one card and nothing around it. */
export async function screenshotCard(card: Locator, path: string): Promise<void> {
  await card.screenshot({ path, animations: 'disabled' });
}

/** Writes a PNG of the whole window: the list of conversations and the one that is open. */
export async function screenshotWindow(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}
