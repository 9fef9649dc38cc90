import { z } from 'zod';
import { readRemoteClock } from '../http/read-remote-clock';
import type { GraphClient } from './create-graph-client';
import { mayRead } from './create-registrations';
import { troubleOfFailure, unreadableAnswer } from './graph-trouble';
import { itemsOf } from './read-registration';

/** Tries what the bot needs of Entra ID. Every call throws `UpstreamError`. */
export interface EntraProbes {
  readonly tenant: () => Promise<{ id: string; name: string }>;
  readonly readSomeUser: () => Promise<void>;
  readonly group: (
    objectId: string,
  ) => Promise<{ name: string; people: { objectId: string; enabled: boolean }[] } | null>;
  readonly readSomeApp: () => Promise<void>;
  readonly clock: () => Promise<Date>;
}

/** Whoever has more people in a group than this has enough of them. */
const mostMembers = 999;
const clockTimeoutMs = 5_000;
const mayReadGroups = 'GroupMember.Read.All';

/** Tries Microsoft Graph, permission by permission. @param baseUrl where Graph is, without the version */
export function createEntraProbes(client: GraphClient, { baseUrl }: { baseUrl: string }): EntraProbes {
  const readOne = async (set: string, permission: string): Promise<void> => {
    const page = await client.ask({
      operation: `read some ${set}`,
      permission,
      path: `/${set}`,
      send: (request) => request.select(['id']).top(1).get() as Promise<unknown>,
    });
    itemsOf(page);
  };
  return {
    tenant: () => tenant(client),
    readSomeUser: () => readOne('users', 'User.Read.All'),
    readSomeApp: () => readOne('applications', mayRead),
    group: (objectId) => group(client, objectId),
    clock: () => clock(baseUrl),
  };
}

const organization = z.object({ id: z.string(), displayName: z.string().nullish() });

async function tenant(client: GraphClient): Promise<{ id: string; name: string }> {
  const page = await client.ask({
    operation: 'read tenant',
    permission: 'Organization.Read.All',
    path: '/organization',
    send: (request) => request.get() as Promise<unknown>,
  });
  const read = organization.safeParse(itemsOf(page)[0]);
  if (!read.success) throw unreadableAnswer(read.error);
  return { id: read.data.id.toLowerCase(), name: read.data.displayName ?? '' };
}

const member = z.object({
  '@odata.type': z.string().nullish(),
  id: z.string(),
  accountEnabled: z.boolean().nullish(),
});

async function group(client: GraphClient, objectId: string): ReturnType<EntraProbes['group']> {
  const path = `/groups/${encodeURIComponent(objectId)}`;
  const found = await client.ask({
    operation: 'read group',
    permission: mayReadGroups,
    path,
    send: (request) => request.select(['displayName']).get() as Promise<unknown>,
  });
  if (found === null) return null;
  const name = z.object({ displayName: z.string().nullish() }).safeParse(found).data?.displayName ?? '';
  return { name, people: await peopleIn(client, `${path}/transitiveMembers`) };
}

async function peopleIn(
  client: GraphClient,
  path: string,
): Promise<{ objectId: string; enabled: boolean }[]> {
  const page = await client.ask({
    operation: 'read members',
    permission: mayReadGroups,
    path,
    send: (request) => request.select(['id', 'accountEnabled']).top(mostMembers).get() as Promise<unknown>,
  });
  const read = z.array(member).safeParse(itemsOf(page));
  if (!read.success) throw unreadableAnswer(read.error);
  return read.data
    .filter((item) => item['@odata.type'] === '#microsoft.graph.user')
    .map(({ id, accountEnabled }) => ({ objectId: id.toLowerCase(), enabled: accountEnabled !== false }));
}

async function clock(baseUrl: string): Promise<Date> {
  try {
    return await readRemoteClock(baseUrl, clockTimeoutMs);
  } catch (error) {
    throw troubleOfFailure(error, clockTimeoutMs);
  }
}
