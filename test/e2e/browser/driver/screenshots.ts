import type { Locator, Page } from 'playwright-core';

/** The bars above and below the conversation, which would cover the ends of a card as high as the window. */
const bars = 300;

/** Writes a PNG of one card in full and nothing around it; the window grows for a moment if it must. */
export async function screenshotCard(card: Locator, path: string): Promise<void> {
  const page = card.page();
  const before = page.viewportSize();
  const height = (await card.boundingBox())?.height ?? 0;
  if (!before || height + bars <= before.height) {
    await card.screenshot({ path, animations: 'disabled' });
    return;
  }
  await page.setViewportSize({ ...before, height: Math.ceil(height) + bars });
  await card.screenshot({ path, animations: 'disabled' });
  await page.setViewportSize(before);
}

/** Writes a PNG of the whole window: the list of conversations and the one that is open. */
export async function screenshotWindow(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}
