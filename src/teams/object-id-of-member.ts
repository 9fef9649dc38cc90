import { TeamsInfo, type TurnContext } from 'botbuilder';

/**
 * The Entra Object ID of somebody in the conversation, from its roster.
 * @param teamsId their Teams user id (`29:…`)
 * @returns `null` when the roster does not tell: guests of a meeting and people who just left are in none
 */
export async function objectIdOfMember(context: TurnContext, teamsId: string): Promise<string | null> {
  try {
    const member = await TeamsInfo.getMember(context, teamsId);
    return member.aadObjectId ?? null;
  } catch {
    // Whatever the reason, the person can still be looked up by name or be typed; both callers say so.
    return null;
  }
}
