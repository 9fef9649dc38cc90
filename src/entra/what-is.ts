import { z } from 'zod';
import { UpstreamError } from '../mapping/upstream-error';
import type { GraphClient } from './create-graph-client';
import { unreadableAnswer } from './graph-trouble';

/** What an Object ID belongs to. */
export interface FoundObject {
  readonly kind: 'user' | 'app' | 'enterprise application' | 'group';
  readonly displayName: string;
  readonly clientId: string | null;
}

const places = [
  { kind: 'user', set: 'users', permission: 'User.Read.All' },
  { kind: 'app', set: 'applications', permission: 'Application.Read.All' },
  { kind: 'enterprise application', set: 'servicePrincipals', permission: 'Application.Read.All' },
  { kind: 'group', set: 'groups', permission: 'GroupMember.Read.All' },
] as const;

const named = z.object({ displayName: z.string().nullish(), appId: z.string().nullish() });

/**
 * Looks among users, apps, enterprise applications and groups for this Object ID; `null` when none has it, or the bot
 * may not see it. Throws `UpstreamError`.
 */
export async function whatIs(client: GraphClient, objectId: string): Promise<FoundObject | null> {
  const looks = await Promise.all(places.map((place) => look(client, place, objectId)));
  return looks.find((found) => found !== null) ?? null;
}

async function look(
  client: GraphClient,
  { kind, set, permission }: (typeof places)[number],
  objectId: string,
): Promise<FoundObject | null> {
  const hasClientId = kind === 'app' || kind === 'enterprise application';
  const item = await unlessDenied(() =>
    client.ask({
      operation: 'look up an id',
      permission,
      path: `/${set}/${encodeURIComponent(objectId)}`,
      send: (request) =>
        request.select(['id', 'displayName', ...(hasClientId ? ['appId'] : [])]).get() as Promise<unknown>,
    }),
  );
  if (item === null) return null;
  const read = named.safeParse(item);
  if (!read.success) throw unreadableAnswer(read.error);
  return { kind, displayName: read.data.displayName ?? '', clientId: read.data.appId?.toLowerCase() ?? null };
}

/** What the bot lacks the permission to see counts as not there; a sign-in that is refused says nothing about the ID. */
async function unlessDenied(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UpstreamError && error.details.permission !== undefined) return null;
    throw error;
  }
}
