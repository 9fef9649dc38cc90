import { z } from 'zod';
import type { GraphClient } from './create-graph-client';
import { guid } from './graph-fields';
import { unreadableAnswer } from './graph-trouble';
import { pagesOf, type ListQuestion } from './pages-of';

/** Somebody in a group. */
export interface PersonInGroup {
  readonly objectId: string;
  readonly enabled: boolean;
}

/** Whoever looks whether a group has people in it has enough of them then. */
const enough = 999;

const members = z.array(
  z.object({
    '@odata.type': z.string().nullish(),
    id: guid,
    accountEnabled: z.boolean().nullish(),
  }),
);

/**
 * The people in a group, also through other groups, page by page until there are enough of them: a page may hold only
 * devices and groups. Throws `UpstreamError`.
 */
export async function readPeopleInGroup(client: GraphClient, groupId: string): Promise<PersonInGroup[]> {
  const people: PersonInGroup[] = [];
  for await (const page of pagesOf(client, membersOf(groupId, ['id', 'accountEnabled']))) {
    // `null`: the group went away meanwhile, and so has nobody in it.
    people.push(...peopleAmong(page ?? []));
    if (people.length >= enough) break;
  }
  return people;
}

/**
 * Object IDs of everybody in a group, also through other groups; `null` when there is no such group (any more). Throws
 * `UpstreamError`.
 */
export async function readPeopleIn(
  client: GraphClient,
  groupId: string,
): Promise<ReadonlySet<string> | null> {
  const people = new Set<string>();
  for await (const page of pagesOf(client, { ...membersOf(groupId, ['id']), isBulk: true })) {
    if (page === null) return null;
    for (const { objectId } of peopleAmong(page)) people.add(objectId);
  }
  return people;
}

function membersOf(groupId: string, select: string[]): ListQuestion {
  const path = `/groups/${encodeURIComponent(groupId)}/transitiveMembers`;
  return { operation: 'read members', permission: 'GroupMember.Read.All', path, select };
}

function peopleAmong(page: readonly unknown[]): PersonInGroup[] {
  const read = members.safeParse(page);
  if (!read.success) throw unreadableAnswer(read.error);
  const users = read.data.filter((member) => member['@odata.type'] === '#microsoft.graph.user');
  // Without User.Read.All Graph leaves out whether somebody is enabled.
  return users.map(({ id, accountEnabled }) => ({ objectId: id, enabled: accountEnabled !== false }));
}
