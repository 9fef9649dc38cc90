import type { Page } from 'playwright-core';

export async function goToPersonalChat(page: Page): Promise<void> {
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
  await postButton(page).waitFor({ state: 'detached' });
}

/** @param channel the name of the channel; every team also has `General`. */
export async function goToChannel(page: Page, channel: string): Promise<void> {
  await page.getByRole('treeitem').filter({ hasText: channel }).click();
  await postButton(page).waitFor();
}

export function postButton(page: Page) {
  return page.getByRole('button', { name: 'Post', exact: true });
}
