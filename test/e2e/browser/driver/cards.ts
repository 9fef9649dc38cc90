import type { Locator, Page } from 'playwright-core';

/** Waits for a card that contains this text in the open conversation, and gives the newest one. */
export async function waitForCard(page: Page, text: string | RegExp): Promise<Locator> {
  return newest(page, allCards(page).filter({ hasText: text }));
}

/** Waits for a card that contains this element, and gives the newest one. */
export async function waitForCardWith(page: Page, element: Locator): Promise<Locator> {
  return newest(page, allCards(page).filter({ has: element }));
}

/** A card as a reader sees it: line by line, without empty ones. */
export async function readCard(card: Locator): Promise<string> {
  const text = await card.innerText();
  return text.replaceAll(/\s*\n\s*/g, '\n').trim();
}

/**
 * Waits for what the bot tells the person who clicked and nobody else: a line under the card. A click that
 * went well leaves a line of the Playground's own there ("Your response was sent to the app").
 */
export async function waitForNotice(page: Page, text: string | RegExp): Promise<string> {
  const notice = page.getByLabel('Display Invoked Message').filter({ hasText: text }).last();
  return (await notice.innerText()).trim();
}

function allCards(page: Page): Locator {
  return page.locator('.ac-preview-panel');
}

/** A channel shows its newest post on top, and in a post the newest reply last; a chat has no posts. */
async function newest(page: Page, cards: Locator): Promise<Locator> {
  await cards.first().waitFor();
  const posts = page.getByRole('group').filter({ has: cards });
  return (await posts.count()) > 0 ? posts.first().locator(cards).last() : cards.last();
}
