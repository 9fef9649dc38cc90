import type { Activity, Mention } from 'botbuilder';
import type { MessagePlace } from '../mapping/records';
import type { Messenger, PendingReminder } from '../workflow/ports';
import { cardMessage } from './card-message';
import { pendingReminderCard } from './cards/pending-reminder-card';
import { isGone } from './is-gone';
import type { Speaker } from './speaker';
import { escapeMarkdown } from './text/escape-markdown';

/** Reminds the approvers in the thread of the card that waits; where that is gone, in the channel. */
export function remindMessage({ within, post }: Pick<Speaker, 'within' | 'post'>): Messenger['postPending'] {
  return async (channel, waiting) => {
    const { place } = waiting;
    if (place !== null && (await reply(within, place, waiting))) return;
    await post(channel, pendingReminderCard({ ...waiting, place: null }), []);
  };
}

/** Says it below the card; `false` when the card's conversation is gone. */
async function reply(
  within: Speaker['within'],
  { conversation }: MessagePlace,
  waiting: PendingReminder,
): Promise<boolean> {
  try {
    await within(conversation, (context) => context.sendActivity(messageFor(waiting)));
    return true;
  } catch (error) {
    if (!isGone(error)) throw error;
    return false;
  }
}

/** The card, with a mention of the approvers' tag above it where there is one: so Teams notifies them. */
function messageFor(waiting: PendingReminder): Partial<Activity> {
  const { tagId, name } = waiting.approvers;
  const message = cardMessage(pendingReminderCard(waiting));
  if (tagId === null) return message;
  const text = `<at>${escapeMarkdown(name)}</at>`;
  // Source: Teams, "Tag mention": what is mentioned is of the type `tag`, which the Bot Framework's types do not know.
  const mentioned = { id: tagId, name, type: 'tag' } as unknown as Mention['mentioned'];
  const mention: Mention = { type: 'mention', text, mentioned };
  return { ...message, text, entities: [mention] };
}
