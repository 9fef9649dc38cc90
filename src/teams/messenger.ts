import { TeamsInfo, type CloudAdapter, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { CardPlace, Conversation } from '../mapping/records';
import type { MappingRequest } from '../mapping/request';
import type { Messenger } from '../workflow/ports';
import { approvalCard } from './cards/approval-card';
import type { AdaptiveCard } from './cards/render-card';
import { requestCard } from './cards/request-card';
import { secretReminderCard } from './cards/secret-reminder-card';
import { withRefresh } from './cards/with-refresh';
import { teamsTeamOf } from './conversations';
import { createSpeaker } from './speaker';
import { isGone } from './is-gone';
import { tellMessage } from './tell-message';

/** Teams refreshes a card by itself for at most this many people. */
const mostViewers = 60;

/** What the messenger is built from. */
export interface MessengerParts {
  readonly adapter: CloudAdapter;
  /** The bot's own app id; empty without authentication. */
  readonly botAppId: string;
  readonly clock: () => Date;
  readonly log: Logger;
}

/** Speaks in Teams without being asked: posts, edits, tells. */
export function createMessenger({ adapter, botAppId, clock, log }: MessengerParts): Messenger {
  const { within, post, edit } = createSpeaker({ adapter, botAppId });

  /** A conversation or message that was deleted cannot be edited any more, and nobody misses it. */
  const unlessGone = async (place: CardPlace, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isGone(error)) throw error;
      log.warn({ subject: place.subject, role: place.role }, 'the message of a card is gone');
    }
  };

  return {
    async postApproval(channel, request) {
      const team = teamsTeamOf(channel.conversation);
      const viewers = await within(channel.conversation, (context) => viewersOf(context, team));
      return post(channel, drawn('approval', request, null, viewers, clock()), viewers);
    },
    async postReminder(channel, reminder) {
      await post(channel, secretReminderCard(reminder), []);
    },
    redraw: (place, request, trouble) =>
      unlessGone(place, () =>
        edit(place, drawn(place.role, request, trouble, storedViewers(place.conversation), clock())),
      ),
    tellRequester: (place, request) =>
      unlessGone(place, () =>
        within(place.conversation, async (context) => {
          const { conversation, from } = context.activity;
          const message = tellMessage(request, conversation.conversationType === 'personal' ? null : from);
          if (message) await context.sendActivity(message);
        }),
      ),
  };
}

/** The card for this place as the request is now. */
function drawn(
  role: CardPlace['role'],
  request: MappingRequest,
  trouble: string | null,
  viewers: readonly string[],
  now: Date,
): AdaptiveCard {
  if (role === 'requester') return requestCard(request, 'requester', trouble);
  if (request.state !== 'pending') return requestCard(request, 'approvals', trouble);
  return withRefresh(approvalCard(request, now), request, viewers);
}

/** Who may see the card, by Teams user id, so that each gets a view of their own; nobody when the roster cannot be read. */
async function viewersOf(context: TurnContext, team: string | null): Promise<string[]> {
  try {
    const { members } = team
      ? await TeamsInfo.getPagedTeamMembers(context, team, mostViewers)
      : await TeamsInfo.getPagedMembers(context, mostViewers);
    return members.length < mostViewers ? members.map((member) => member.id) : [];
  } catch {
    // The roster only makes the card nicer: without it everybody sees the same card, and clicks are judged all the same.
    return [];
  }
}

function storedViewers(conversation: Conversation): string[] {
  const { viewers } = conversation;
  return Array.isArray(viewers) ? viewers.filter((id) => typeof id === 'string') : [];
}
