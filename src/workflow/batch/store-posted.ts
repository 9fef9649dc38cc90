import { botActor, type MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import { applyIn } from '../jobs/apply-mapping';
import type { Posted } from '../ports';
import type { Repositories } from '../stores';
import { transition } from '../transition';
import { inOrder } from './in-order';
import { noteTickets } from './note-tickets';

/**
 * Stores what posting came to, row by row, and the tickets that the rows are in, in one transaction; rows without an answer
 * stay as they are, and are looked for again.
 */
export async function storePosted(
  { store, clock }: Deps,
  batchId: string,
  rows: readonly MappingRequest[],
  posted: ReadonlyMap<string, Posted>,
): Promise<void> {
  const known = rows.flatMap((row) => {
    const answer = posted.get(row.id);
    return answer ? [{ row, answer }] : [];
  });
  if (known.length === 0) return;
  const at = clock().toISOString();
  await inOrder(store, async (repositories) => {
    await noteTickets(repositories, batchId, posted.values());
    for (const { row, answer } of known) await storeOne(repositories, row, answer, at);
  });
}

async function storeOne(
  repositories: Repositories,
  row: MappingRequest,
  answer: Posted,
  at: string,
): Promise<void> {
  if (answer.kind === 'failed') {
    const failure = answer.error.explanation;
    await transition(repositories, row, 'failed', {
      by: botActor,
      at,
      patch: { failure },
      details: { failure },
    });
    return;
  }
  const { publication } = answer;
  if (publication.kind === 'field') {
    await applyIn(repositories, row, publication, at);
    return;
  }
  await transition(repositories, row, 'awaiting_paste', {
    by: botActor,
    at,
    patch: { publication },
    details: { publication },
  });
}
