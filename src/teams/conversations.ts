import { TurnContext, type Activity, type ConversationReference, type TeamsChannelData } from 'botbuilder';
import type { Conversation } from '../mapping/records';

/** Where an activity was said, to be stored and spoken to later. */
export function conversationOf(activity: Activity): Conversation {
  const reference: Partial<ConversationReference> = TurnContext.getConversationReference(activity);
  const teamsTeamId = (activity.channelData as TeamsChannelData | undefined)?.team?.id ?? null;
  return { ...reference, channelId: activity.channelId, teamsChannelId: channelIdOf(activity), teamsTeamId };
}

/** A stored conversation as the Bot Framework wants it. */
export function referenceOf(conversation: Conversation): Partial<ConversationReference> {
  return conversation;
}

/** The Teams channel of a stored conversation; `null` for group chats, which have no threads. */
export function teamsChannelOf(conversation: Conversation): string | null {
  return typeof conversation.teamsChannelId === 'string' ? conversation.teamsChannelId : null;
}

/** The Teams team of a stored conversation, whose roster is the channel's; `null` outside of teams. */
export function teamsTeamOf(conversation: Conversation): string | null {
  return typeof conversation.teamsTeamId === 'string' ? conversation.teamsTeamId : null;
}

function channelIdOf(activity: Activity): string | null {
  if (activity.conversation.conversationType !== 'channel') return null;
  const data = activity.channelData as TeamsChannelData | undefined;
  return data?.channel?.id ?? activity.conversation.id.split(';')[0] ?? null;
}
