import { z } from 'zod';
import type { GraphClient } from './create-graph-client';
import { unreadableAnswer } from './graph-trouble';
import { itemsOf } from './read-items';
import { quoted } from './user-filters';

const signIn = z.object({ createdDateTime: z.string().pipe(z.coerce.date()) });

/** A handful, since neither an order nor the length of a page is promised. */
const few = 10;

/**
 * When the person last signed in to this app successfully (ISO 8601, UTC), as far back as Entra keeps its sign-in log;
 * `null` when it shows no such sign-in. The newest come first without being asked: the reference of "List signIns" offers
 * `$filter` by these three, `$top` and `$skiptoken`, and no `$orderby`.
 * @throws UpstreamError `denied` without AuditLog.Read.All, or in a tenant without Entra ID P1
 */
export async function readLastSignIn(
  client: GraphClient,
  objectId: string,
  clientId: string,
): Promise<string | null> {
  const filter = `userId eq ${quoted(objectId)} and appId eq ${quoted(clientId)} and status/errorCode eq 0`;
  const page = await client.ask({
    operation: 'read sign-ins',
    permission: 'AuditLog.Read.All',
    path: '/auditLogs/signIns',
    send: (request) => request.filter(encodeURIComponent(filter)).top(few).get() as Promise<unknown>,
  });
  const times = itemsOf(page).map(timeOf);
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}

function timeOf(item: unknown): number {
  const read = signIn.safeParse(item);
  if (!read.success) throw unreadableAnswer(read.error);
  return read.data.createdDateTime.getTime();
}
