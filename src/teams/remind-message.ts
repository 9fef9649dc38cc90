import type { Activity, Mention } from 'botbuilder';
import type { Channel, Conversation, MessagePlace } from '../mapping/records';
import type { Messenger, PendingReminder } from '../workflow/ports';
import { cardMessage } from './card-message';
import { pendingReminderCard } from './cards/pending-reminder-card';
import { referenceOf, teamsChannelOf } from './conversations';
import { isGone } from './is-gone';
import type { Speaker } from './speaker';
import { escapeMarkdown } from './text/escape-markdown';

/** Reminds the approvers in the thread of the card that waits; where that is gone, in the channel. */
export function remindMessage({ within, post }: Pick<Speaker, 'within' | 'post'>): Messenger['postPending'] {
  return async (channel, waiting) => {
    const place = placeFor(channel, waiting.places);
    if (place !== null && (await reply(within, place, waiting))) return;
    await post(channel, pendingReminderCard(waiting, false), [], mentionOf(waiting.approvers));
  };
}

/** Of several cards the one in the channel that is bound now. */
function placeFor({ conversation }: Channel, places: readonly MessagePlace[]): MessagePlace | null {
  const bound = idOf(conversation);
  return places.find((place) => idOf(place.conversation) === bound) ?? places[0] ?? null;
}

/** The channel of a thread; a group chat has no threads. */
function idOf(conversation: Conversation): string | undefined {
  return teamsChannelOf(conversation) ?? referenceOf(conversation).conversation?.id;
}

/** Says it below the card; `false` when the card's conversation is gone. */
async function reply(
  within: Speaker['within'],
  { conversation }: MessagePlace,
  waiting: PendingReminder,
): Promise<boolean> {
  const message = { ...cardMessage(pendingReminderCard(waiting, true)), ...mentionOf(waiting.approvers) };
  try {
    await within(conversation, (context) => context.sendActivity(message));
    return true;
  } catch (error) {
    if (!isGone(error)) throw error;
    return false;
  }
}

/** A mention of the approvers' tag to stand above the card, where there is one: so Teams notifies them. */
function mentionOf({ tagId, name }: PendingReminder['approvers']): Partial<Activity> {
  if (tagId === null) return {};
  const text = `<at>${escapeMarkdown(name)}</at>`;
  // Source: Teams, "Tag mention": what is mentioned is of the type `tag`, which the Bot Framework's types do not know.
  const mentioned = { id: tagId, name, type: 'tag' } as unknown as Mention['mentioned'];
  const mention: Mention = { type: 'mention', text, mentioned };
  return { text, entities: [mention] };
}
