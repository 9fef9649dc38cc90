import type { Obstacle } from '../../mapping/obstacle';
import type { Publication } from '../../mapping/publication';
import { botActor, type MappingRequest } from '../../mapping/request';
import type { StopSign } from '../../mapping/stop-sign';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import type { BatchPart, Posted } from '../ports';
import { transition } from '../transition';
import { inOrder } from './in-order';
import { staleRows } from './stale-rows';
import { storePosted } from './store-posted';

/**
 * Posts the rows of a part: looks for what an earlier attempt left, reads both sides of the others again, ends those
 * that no longer hold, posts the rest, and stores what was done. Safe to be killed anywhere and run again.
 * @param stop says when nothing more is to be written
 * @throws UpstreamError for trouble that concerns more than single rows, StoppedError when it was to stop
 */
export async function postPart(
  deps: Deps,
  part: BatchPart,
  rows: readonly MappingRequest[],
  stop?: StopSign,
): Promise<void> {
  const found = await deps.publisher.findPart(part, rows);
  const others = rows.filter(({ id }) => !found.has(id));
  const stale = await staleRows(deps, others);
  const begun = await begin(deps, rows, stale);
  const earlier = new Map<string, Posted>(
    [...found].map(([id, publication]: [string, Publication]) => [id, { kind: 'posted', publication }]),
  );
  await storePosted(deps, part.batchId, begun, earlier);
  const left = begun.filter(({ id }) => !found.has(id));
  const posted = await publish(deps, part, left, stop);
  await storePosted(deps, part.batchId, left, posted);
}

/** A part that Autotask refuses as a whole (its ticket, say) fails row by row, for good. */
async function publish(
  { publisher }: Deps,
  part: BatchPart,
  rows: readonly MappingRequest[],
  stop?: StopSign,
): Promise<ReadonlyMap<string, Posted>> {
  if (rows.length === 0) return new Map();
  try {
    return await publisher.publishPart(part, rows, stop);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.trouble !== 'rejected') throw error;
    return new Map(rows.map(({ id }) => [id, { kind: 'failed', error }]));
  }
}

/** Ends the stale rows and notes that the others are being posted, in one transaction; answers those. */
async function begin(
  { store, clock }: Deps,
  rows: readonly MappingRequest[],
  stale: ReadonlyMap<string, readonly Obstacle[]>,
): Promise<MappingRequest[]> {
  const at = clock().toISOString();
  return inOrder(store, async (repositories) => {
    const begun: MappingRequest[] = [];
    for (const row of rows) {
      const obstacles = stale.get(row.id);
      if (obstacles) {
        const change = { by: botActor, at, patch: { obstacles }, details: { obstacles } };
        await transition(repositories, row, 'void', change);
        continue;
      }
      const next =
        row.state === 'publishing'
          ? row
          : await transition(repositories, row, 'publishing', { by: botActor, at });
      if (next) begun.push(next);
    }
    return begun;
  });
}
