import { z } from 'zod';
import { readRemoteClock } from '../http/read-remote-clock';
import type { GraphClient } from './create-graph-client';
import { mayRead } from './create-registrations';
import { troubleOfFailure, unreadableAnswer } from './graph-trouble';
import { readPeopleInGroup, type PersonInGroup } from './read-people-in-group';
import { itemsOf } from './read-items';

/** Tries what the bot needs of Entra ID. Every call throws `UpstreamError`. */
export interface EntraProbes {
  readonly tenant: () => Promise<{ id: string; name: string }>;
  readonly readSomeUser: () => Promise<void>;
  readonly group: (objectId: string) => Promise<{ name: string; people: PersonInGroup[] } | null>;
  readonly readSomeApp: () => Promise<void>;
  readonly clock: () => Promise<Date>;
}

const clockTimeoutMs = 5_000;

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

async function group(client: GraphClient, objectId: string): ReturnType<EntraProbes['group']> {
  const found = await client.ask({
    operation: 'read group',
    permission: 'GroupMember.Read.All',
    path: `/groups/${encodeURIComponent(objectId)}`,
    send: (request) => request.select(['displayName']).get() as Promise<unknown>,
  });
  if (found === null) return null;
  const name = z.object({ displayName: z.string().nullish() }).safeParse(found).data?.displayName ?? '';
  return { name, people: await readPeopleInGroup(client, objectId) };
}

async function clock(baseUrl: string): Promise<Date> {
  try {
    return await readRemoteClock(baseUrl, clockTimeoutMs);
  } catch (error) {
    throw troubleOfFailure(error, clockTimeoutMs);
  }
}
