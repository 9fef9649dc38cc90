import { postButton } from './go-to-conversation';
import type { Locator, Page } from 'playwright-core';

/** Somebody to be mentioned, by display name. */
export interface Mention {
  mention: string;
}

export function mention(displayName: string): Mention {
  return { mention: displayName };
}

/** Sends a message in the personal chat (or the group chat) that is open. */
export async function say(page: Page, ...words: (string | Mention)[]): Promise<void> {
  await type(page, page.getByRole('textbox').last(), words);
  await page.getByRole('button', { name: 'Send Message' }).last().click();
}

/** Starts a new post in the channel that is open, mentioning the bot: without that, it hears nothing. */
export async function postToBot(page: Page, ...words: (string | Mention)[]): Promise<void> {
  const newPost = page.getByRole('group').filter({ has: postButton(page) });
  await type(page, newPost.getByRole('textbox'), [mention('sso'), ' ', ...words]);
  await postButton(page).click();
}

async function type(page: Page, box: Locator, words: (string | Mention)[]): Promise<void> {
  await box.click();
  for (const word of words) {
    if (typeof word === 'string') await page.keyboard.type(word);
    else await pick(page, word.mention);
  }
}

/** As people do it: type `@`, pick from the list. */
async function pick(page: Page, displayName: string): Promise<void> {
  await page.keyboard.type('@');
  const menu = page.getByRole('listbox', { name: 'Typeahead menu' });
  await menu.getByText(displayName, { exact: true }).click();
  await menu.waitFor({ state: 'detached' });
}
