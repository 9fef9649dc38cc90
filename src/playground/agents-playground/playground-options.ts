/** A person as the Agents Playground shows them and as its roster (`/v3/conversations/{id}/members`) answers. */
export interface PlaygroundPerson {
  /** Entra Object ID, a GUID. The Teams user id is made from it, see {@link teamsUserId}. */
  objectId: string;
  displayName: string;
  userPrincipalName: string;
  givenName: string;
  surname: string;
  email: string;
}

export interface PlaygroundChannel {
  /** Conversation id as Teams writes it, `19:…@thread.tacv2`. */
  id: string;
  name: string;
}

export interface PlaygroundTeam extends PlaygroundChannel {
  /** Object ID of the Entra group behind the team, a GUID. */
  groupId: string;
  /** At most one: the Playground adds `General` itself, under the id of the team. */
  channels: PlaygroundChannel[];
}

/** Who sits in front of one window of the Agents Playground, and what they see there. */
export interface PlaygroundWindow {
  tenantId: string;
  botId: string;
  /** What people type after `@`. */
  botName: string;
  currentUser: PlaygroundPerson;
  /** The Playground takes five people beside the current user, no more and no fewer. */
  users: PlaygroundPerson[];
  team: PlaygroundTeam;
}

/** The id Teams would use for this person in `from.id` and in mentions (real ones are opaque, `29:…`). */
export function teamsUserId(person: Pick<PlaygroundPerson, 'objectId'>): string {
  return `29:${person.objectId}`;
}

/** The conversation id of the current user's personal chat with the bot. */
export function personalChatId(person: Pick<PlaygroundPerson, 'objectId'>): string {
  return `a:${person.objectId}`;
}
