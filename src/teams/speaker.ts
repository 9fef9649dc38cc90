import type { Activity, CloudAdapter, ConversationParameters, TurnContext } from 'botbuilder';
import type { Channel, Conversation, MessagePlace } from '../mapping/records';
import { cardMessage } from './card-message';
import type { AdaptiveCard } from './cards/render-card';
import { conversationOf, referenceOf, teamsChannelOf } from './conversations';

/** The audience of tokens for the public Teams service. Source: Bot Framework authentication, "bot to connector". */
export const connectorAudience = 'https://api.botframework.com';

/** Says something in a stored conversation without being asked. Throws when Teams does not take it. */
export interface Speaker {
  /** Does something in the conversation. */
  readonly within: <T>(conversation: Conversation, work: (context: TurnContext) => Promise<T>) => Promise<T>;
  /**
   * Posts a card: a new thread in a channel, a message in a group chat, which has no threads.
   * @param viewers Teams user ids to be remembered with the place
   * @param above what the message has beside the card, e.g. a mention
   */
  readonly post: (
    channel: Channel,
    card: AdaptiveCard,
    viewers: readonly string[],
    above?: Partial<Activity>,
  ) => Promise<MessagePlace>;
  /** Puts a card in place of the one that stands there. */
  readonly edit: (place: MessagePlace, card: AdaptiveCard) => Promise<void>;
}

/** What a speaker speaks with. `botAppId`: empty without authentication. */
export interface SpeakerParts {
  readonly adapter: CloudAdapter;
  readonly botAppId: string;
}

/** Speaks through the Bot Framework. */
export function createSpeaker({ adapter, botAppId }: SpeakerParts): Speaker {
  const within: Speaker['within'] = (conversation, work) => continueIn(adapter, botAppId, conversation, work);
  return {
    within,
    post: (channel, card, viewers, above = {}) => {
      const message = { ...cardMessage(card), ...above };
      return teamsChannelOf(channel.conversation) === null
        ? within(channel.conversation, (context) => postInChat(context, message, viewers))
        : postInChannel(adapter, botAppId, channel, message, viewers);
    },
    edit: (place, card) =>
      within(place.conversation, async (context) => {
        await context.updateActivity({ ...cardMessage(card), id: place.activityId });
      }),
  };
}

/** What goes wrong inside of a turn is only logged by the adapter, so it is carried out of it by hand. */
async function continueIn<T>(
  adapter: CloudAdapter,
  botAppId: string,
  conversation: Conversation,
  work: (context: TurnContext) => Promise<T>,
): Promise<T> {
  const results: Promise<T>[] = [];
  await adapter.continueConversationAsync(botAppId, referenceOf(conversation), async (context) => {
    const result = work(context);
    results.push(result);
    await Promise.allSettled([result]);
  });
  return only(results);
}

async function postInChat(
  context: TurnContext,
  message: Partial<Activity>,
  viewers: readonly string[],
): Promise<MessagePlace> {
  const posted = await context.sendActivity(message);
  return { conversation: { ...conversationOf(context.activity), viewers }, activityId: posted?.id ?? '' };
}

/** Starts a new thread in a channel. */
async function postInChannel(
  adapter: CloudAdapter,
  botAppId: string,
  { conversation }: Channel,
  message: Partial<Activity>,
  viewers: readonly string[],
): Promise<MessagePlace> {
  const reference = referenceOf(conversation);
  const parameters = {
    isGroup: true,
    bot: reference.bot,
    tenantId: reference.conversation?.tenantId,
    channelData: { channel: { id: teamsChannelOf(conversation) } },
    activity: message,
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

/** The Bot Framework runs the callback once, or throws. */
function only<T>(results: readonly T[]): T {
  const [first] = results;
  if (first === undefined && results.length === 0) throw new Error('Teams did not open the conversation.');
  return first as T;
}
