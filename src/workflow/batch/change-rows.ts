import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import type { Repositories } from '../stores';
import { inChunks } from './in-chunks';
import { inOrder } from './in-order';

/**
 * Changes rows of a batch, in order, in as many transactions as it takes: killed in between, what is changed stays.
 * @param change changes one row; `at`: the time of its transaction, ISO 8601, UTC
 */
export async function changeRows(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  rows: readonly MappingRequest[],
  change: (repositories: Repositories, row: MappingRequest, at: string) => Promise<unknown>,
): Promise<void> {
  for (const chunk of inChunks(rows)) {
    const at = clock().toISOString();
    await inOrder(store, async (repositories) => {
      for (const row of chunk) await change(repositories, row, at);
    });
  }
}
