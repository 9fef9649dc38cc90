import { TeamsInfo, type CloudAdapter, type ConversationParameters, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { CardPlace, Channel, Conversation } from '../mapping/records';
import type { MappingRequest } from '../mapping/request';
import type { Messenger } from '../workflow/ports';
import { cardMessage } from './card-message';
import { approvalCard } from './cards/approval-card';
import type { AdaptiveCard } from './cards/render-card';
import { requestCard } from './cards/request-card';
import { secretReminderCard } from './cards/secret-reminder-card';
import { withRefresh } from './cards/with-refresh';
import { conversationOf, referenceOf, teamsChannelOf, teamsTeamOf } from './conversations';
import { isGone } from './is-gone';
import { tellMessage } from './tell-message';

/** The audience of tokens for the public Teams service. Source: Bot Framework authentication, "bot to connector". */
export const connectorAudience = 'https://api.botframework.com';

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
  const within = <T>(conversation: Conversation, work: (context: TurnContext) => Promise<T>): Promise<T> =>
    continueIn(adapter, botAppId, conversation, work);

  /** Posts a card: a new thread in a channel, a message in a group chat, which has no threads. */
  const post = (
    channel: Channel,
    card: AdaptiveCard,
    viewers: readonly string[],
  ): Promise<{ conversation: Conversation; activityId: string }> =>
    teamsChannelOf(channel.conversation) === null
      ? within(channel.conversation, (context) => postInChat(context, card, viewers))
      : postInChannel(adapter, botAppId, channel, card, viewers);

  /** A conversation or message that was deleted cannot be edited any more, and nobody misses it. */
  const unlessGone = async (place: CardPlace, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isGone(error)) throw error;
      log.warn({ requestId: place.requestId, role: place.role }, 'the message of a card is gone');
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
        within(place.conversation, async (context) => {
          const card = drawn(place.role, request, trouble, storedViewers(place.conversation), clock());
          await context.updateActivity({ ...cardMessage(card), id: place.activityId });
        }),
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

async function continueIn<T>(
  adapter: CloudAdapter,
  botAppId: string,
  conversation: Conversation,
  work: (context: TurnContext) => Promise<T>,
): Promise<T> {
  const results: T[] = [];
  await adapter.continueConversationAsync(botAppId, referenceOf(conversation), async (context) => {
    results.push(await work(context));
  });
  return only(results);
}

async function postInChat(
  context: TurnContext,
  card: AdaptiveCard,
  viewers: readonly string[],
): Promise<{ conversation: Conversation; activityId: string }> {
  const posted = await context.sendActivity(cardMessage(card));
  return { conversation: { ...conversationOf(context.activity), viewers }, activityId: posted?.id ?? '' };
}

/** Starts a new thread in a channel. */
async function postInChannel(
  adapter: CloudAdapter,
  botAppId: string,
  { conversation }: Channel,
  card: AdaptiveCard,
  viewers: readonly string[],
): Promise<{ conversation: Conversation; activityId: string }> {
  const reference = referenceOf(conversation);
  const parameters = {
    isGroup: true,
    bot: reference.bot,
    tenantId: reference.conversation?.tenantId,
    channelData: { channel: { id: teamsChannelOf(conversation) } },
    activity: cardMessage(card),
  } as ConversationParameters;
  const threads: string[] = [];
  await adapter.createConversationAsync(
    botAppId,
    reference.channelId ?? 'msteams',
    reference.serviceUrl ?? '',
    connectorAudience,
    parameters,
    (context) => Promise.resolve(void threads.push(context.activity.conversation.id)),
  );
  const thread = only(threads);
  return {
    conversation: { ...conversation, conversation: { ...reference.conversation, id: thread }, viewers },
    // The new thread's id is the channel's, followed by the id of its first message.
    activityId: thread.split('messageid=')[1] ?? thread,
  };
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

/** The Bot Framework runs the callback once, or throws. */
function only<T>(results: readonly T[]): T {
  const [first] = results;
  if (first === undefined && results.length === 0) throw new Error('Teams did not open the conversation.');
  return first as T;
}
