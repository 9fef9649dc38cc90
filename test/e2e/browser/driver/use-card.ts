import { waitForCardWith } from './cards';
import type { Page } from 'playwright-core';

// Each of these waits for a card that has the thing, and uses the newest such card.

/**
 * Clicks into an input, as people do, and types. (The click matters: it makes the Playground draw a channel's post anew
 * the first time, which empties the inputs.)
 * @param label of the input as the card shows it; its id is not in the page.
 */
export async function fillInput(page: Page, label: string, value: string): Promise<void> {
  const input = page.getByLabel(label);
  const card = await waitForCardWith(page, input);
  await card.locator(input).click();
  await card.locator(input).fill(value);
}

/** Chooses among options that are all shown (an `Input.ChoiceSet` in style `expanded`). */
export async function choose(page: Page, title: string): Promise<void> {
  const option = page.getByRole('radio', { name: title });
  const card = await waitForCardWith(page, option);
  await card.locator(option).check();
}

/** Picks somebody in Teams' people picker. The Playground submits their Teams user id, Teams the Object ID. */
export async function pickPerson(page: Page, displayName: string): Promise<void> {
  const picker = page.getByRole('combobox', { name: 'People Picker' });
  const card = await waitForCardWith(page, picker);
  await card.locator(picker).click();
  // Its list looks for single words of a name: with a blank in it, it finds nobody.
  await page.keyboard.type(displayName.split(' ', 1).join());
  await page.getByRole('option').filter({ hasText: displayName }).click();
}

/** @param title of the button, in full. */
export async function clickButton(page: Page, title: string): Promise<void> {
  const button = page.getByRole('button', { name: title, exact: true });
  const card = await waitForCardWith(page, button);
  await card.locator(button).click();
}

/**
 * Picks the fifteenth of the month after the next from a date input's calendar, which takes no typing.
 * @param label of the input as the card shows it
 */
export async function pickLaterDate(page: Page, label: string): Promise<void> {
  const input = page.getByLabel(label);
  const card = await waitForCardWith(page, input);
  await card.locator(input).click();
  const calendar = page.getByRole('dialog').last();
  for (let month = 0; month < 2; month += 1) {
    await calendar.locator('.fui-CalendarDay__headerIconButton').last().click();
  }
  await calendar.locator('.fui-CalendarDayGrid__dayButton', { hasText: /^15$/ }).last().click();
  await calendar.waitFor({ state: 'detached' });
}
