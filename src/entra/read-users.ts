import { bulkhead } from 'cockatiel';
import type { EntraUser } from '../mapping/entra-user';
import type { GraphClient } from './create-graph-client';
import { readBatchOfUsers } from './read-batch-of-users';

/** The most parts a batch may have. Source: Graph, "Combine multiple requests in one HTTP call using JSON batching". */
const mostParts = 20;
/** Batches at a time: Graph throttles by requests, and each part counts as one. */
const mostBatches = 4;

/**
 * The people with these Object IDs as they are now, by Object ID in lower case; who is not in the answer does not exist
 * (any more). Twenty a call. Throws `UpstreamError`.
 */
export async function readUsers(
  client: GraphClient,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, EntraUser>> {
  const wanted = [...new Set(objectIds.map((id) => id.toLowerCase()))];
  const batches = Array.from({ length: Math.ceil(wanted.length / mostParts) }, (_, at) =>
    wanted.slice(at * mostParts, (at + 1) * mostParts),
  );
  const slots = bulkhead(mostBatches, Infinity);
  const found = await Promise.all(batches.map((ids) => slots.execute(() => readBatchOfUsers(client, ids))));
  return new Map(found.flat().map((user) => [user.id, user]));
}
