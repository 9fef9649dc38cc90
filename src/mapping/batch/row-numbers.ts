import type { Batch, BatchCounts } from './batch';

/** What is known of a batch's rows. */
export interface Rows {
  readonly batch: Pick<Batch, 'size' | 'state'>;
  readonly counts: BatchCounts;
}

/** How many rows are stored, whatever became of them. */
export function storedRows(counts: BatchCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** How many rows the batch has; before they are stored, as many as were asked for. */
export function rowsOf({ batch, counts }: Rows): number {
  return storedRows(counts) || batch.size;
}

/**
 * How many rows were asked for and are not in the batch, because somebody else mapped or asked for them meanwhile. A batch
 * that ended before it was decided may have ended before all of its rows were stored, which is not the same.
 */
export function droppedRows({ batch: { size, state }, counts }: Rows): number {
  const stored = storedRows(counts);
  return stored === 0 || state === 'cancelled' || state === 'expired' ? 0 : Math.max(0, size - stored);
}
