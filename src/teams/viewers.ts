import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Conversation } from '../mapping/records';
import { teamsTeamOf } from './conversations';

/** Teams refreshes a card by itself for at most this many people. */
const mostViewers = 60;

/**
 * Who may see a card in this conversation, by Teams user id, so that each gets a view of their own; nobody when the
 * roster cannot be read, or is longer than Teams takes.
 */
export async function viewersOf(context: TurnContext, conversation: Conversation): Promise<string[]> {
  const team = teamsTeamOf(conversation);
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

/** The viewers that were stored with a place when the card was posted. */
export function storedViewers({ viewers }: Conversation): string[] {
  return Array.isArray(viewers) ? viewers.filter((id) => typeof id === 'string') : [];
}
