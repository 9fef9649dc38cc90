import type { Page } from 'playwright-core';
import type { Stage } from './describe-in-browser';
import { goToPersonalChat } from './driver/go-to-conversation';

/** The administrator's personal chat, three times: in light, in dark, and as wide as on a phone. */
export async function openEveryLook(stage: Stage): Promise<Record<'light' | 'dark' | 'phone', Page>> {
  const light = await stage.open('administrator');
  const dark = await stage.open('administrator', { theme: 'dark' });
  const phone = await stage.open('administrator', { cardWidth: 300 });
  for (const page of [light, dark, phone]) await goToPersonalChat(page);
  return { light, dark, phone };
}
