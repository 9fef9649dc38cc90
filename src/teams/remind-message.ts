import type { MessagePlace } from '../mapping/records';
import type { Messenger } from '../workflow/ports';
import { cardMessage } from './card-message';
import { pendingReminderCard } from './cards/pending-reminder-card';
import type { AdaptiveCard } from './cards/render-card';
import { isGone } from './is-gone';
import type { Speaker } from './speaker';

/** Reminds the approvers in the thread of the card that waits; where that is gone, in the channel. */
export function remindMessage({ within, post }: Pick<Speaker, 'within' | 'post'>): Messenger['postPending'] {
  return async (channel, waiting) => {
    const { place } = waiting;
    if (place !== null && (await reply(within, place, pendingReminderCard(waiting)))) return;
    await post(channel, pendingReminderCard({ ...waiting, place: null }), []);
  };
}

/** Says it below the card; `false` when the card's conversation is gone. */
async function reply(within: Speaker['within'], place: MessagePlace, card: AdaptiveCard): Promise<boolean> {
  try {
    await within(place.conversation, (context) => context.sendActivity(cardMessage(card)));
    return true;
  } catch (error) {
    if (!isGone(error)) throw error;
    return false;
  }
}
