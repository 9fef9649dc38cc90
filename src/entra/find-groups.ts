import { z } from 'zod';
import { guidPattern } from '../mapping/guid-pattern';
import type { GraphClient } from './create-graph-client';
import { guid } from './graph-fields';
import { unreadableAnswer } from './graph-trouble';
import { itemsOf } from './read-items';
import { filterForGroup } from './user-filters';

/** A group of Entra ID. */
export interface FoundGroup {
  readonly id: string;
  readonly displayName: string;
}

/** One more than is ever offered for choice, so that the caller can tell ten from too many. */
const most = 11;
const objectId = new RegExp(`^${guidPattern}$`, 'i');
const fields = ['id', 'displayName'];
const asking = { operation: 'find groups', permission: 'GroupMember.Read.All' };

const group = z.object({
  id: guid,
  displayName: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
});

/** Groups of this Object ID, or else of exactly this display name (case aside), at most 11. Throws `UpstreamError`. */
export async function findGroups(client: GraphClient, nameOrId: string): Promise<FoundGroup[]> {
  const typed = nameOrId.trim();
  if (objectId.test(typed)) return groupOfId(client, typed);
  const filter = filterForGroup(typed);
  if (filter === null) return [];
  const page = await client.ask({
    ...asking,
    path: '/groups',
    // The client joins the query as it is given, so the filter must be encoded here.
    send: (request) =>
      request.select(fields).filter(encodeURIComponent(filter)).top(most).get() as Promise<unknown>,
  });
  return itemsOf(page).map(readGroup).slice(0, most);
}

async function groupOfId(client: GraphClient, id: string): Promise<FoundGroup[]> {
  const found = await client.ask({
    ...asking,
    path: `/groups/${encodeURIComponent(id)}`,
    send: (request) => request.select(fields).get() as Promise<unknown>,
  });
  return found === null ? [] : [readGroup(found)];
}

function readGroup(item: unknown): FoundGroup {
  const read = group.safeParse(item);
  if (!read.success) throw unreadableAnswer(read.error);
  return read.data;
}
