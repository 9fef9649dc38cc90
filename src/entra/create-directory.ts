import { z } from 'zod';
import type { EntraUser } from '../mapping/entra-user';
import type { Who } from '../mapping/who';
import type { GraphClient } from './create-graph-client';
import { findGroups, type FoundGroup } from './find-groups';
import { unreadableAnswer } from './graph-trouble';
import { readAllUsers } from './read-all-users';
import { itemsOf } from './read-items';
import { readLastSignIn } from './read-last-sign-in';
import { readPeopleIn } from './read-people-in-group';
import { readUser, userFields } from './read-user';
import { readUsers } from './read-users';
import { filtersFor } from './user-filters';

/** Entra ID's people and groups. Every call throws `UpstreamError`. */
export interface Directory {
  readonly findUsers: (who: Who) => Promise<EntraUser[]>;
  readonly getUser: (objectId: string) => Promise<EntraUser | null>;
  readonly memberOf: (objectId: string, groupIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly allUsers: () => Promise<EntraUser[]>;
  readonly getUsers: (objectIds: readonly string[]) => Promise<ReadonlyMap<string, EntraUser>>;
  readonly findGroups: (nameOrId: string) => Promise<FoundGroup[]>;
  readonly peopleIn: (groupId: string) => Promise<ReadonlySet<string> | null>;
  readonly lastSignIn: (objectId: string, clientId: string) => Promise<string | null>;
}

/** One more than is ever offered for choice, so that the caller can tell ten from too many. */
const most = 11;

/** Reads people and memberships from Microsoft Graph. */
export function createDirectory(client: GraphClient): Directory {
  return {
    findUsers: (who) => findUsers(client, who),
    getUser: (objectId) => getUser(client, objectId),
    memberOf: (objectId, groupIds) => memberOf(client, objectId, groupIds),
    allUsers: () => readAllUsers(client),
    getUsers: (objectIds) => readUsers(client, objectIds),
    findGroups: (nameOrId) => findGroups(client, nameOrId),
    peopleIn: (groupId) => readPeopleIn(client, groupId),
    lastSignIn: (objectId, clientId) => readLastSignIn(client, objectId, clientId),
  };
}

async function getUser(client: GraphClient, objectId: string): Promise<EntraUser | null> {
  const user = await client.ask({
    operation: 'read user',
    permission: 'User.Read.All',
    path: `/users/${encodeURIComponent(objectId)}`,
    send: (request) => request.select(userFields).get() as Promise<unknown>,
  });
  return user === null ? null : readUser(user);
}

async function findUsers(client: GraphClient, who: Who): Promise<EntraUser[]> {
  if (who.kind === 'object-id') {
    const user = await getUser(client, who.objectId);
    return user ? [user] : [];
  }
  for (const filter of filtersFor(who)) {
    const users = await searchUsers(client, filter);
    if (users.length > 0) return users;
  }
  return [];
}

async function searchUsers(client: GraphClient, filter: string): Promise<EntraUser[]> {
  const page = await client.ask({
    operation: 'find users',
    permission: 'User.Read.All',
    path: '/users',
    // The client joins the query as it is given, so the filter must be encoded here: `+`, `#`, `%` and `&` are data.
    send: (request) =>
      request.select(userFields).filter(encodeURIComponent(filter)).top(most).get() as Promise<unknown>,
  });
  return itemsOf(page).map(readUser).slice(0, most);
}

const groupAnswer = z.object({ value: z.array(z.string()) });

async function memberOf(
  client: GraphClient,
  objectId: string,
  groupIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (groupIds.length === 0) return new Set();
  const body = await client.ask({
    operation: 'check groups',
    // Graph refuses when either is missing, and does not say which. Source: Graph reference, "user: checkMemberGroups".
    permission: 'GroupMember.Read.All and User.Read.All',
    path: `/users/${encodeURIComponent(objectId)}/checkMemberGroups`,
    send: (request) => request.post({ groupIds }) as Promise<unknown>,
  });
  // 404: somebody who does not exist (any more) is in no group.
  const answer = groupAnswer.safeParse(body ?? { value: [] });
  if (!answer.success) throw unreadableAnswer(answer.error);
  const found = new Set(answer.data.value.map((id) => id.toLowerCase()));
  return new Set(groupIds.filter((id) => found.has(id.toLowerCase())));
}
