import type { BatchCounts } from './batch';
import type { RequestState } from '../request-state';

/** How far the posting of a batch is, in rows. */
export interface BatchProgress {
  /** Posted: waiting for the paste, or applied. */
  readonly done: number;
  /** Refused by Autotask, or not posted because something had changed. */
  readonly failed: number;
  /** Not posted yet, or not even decided. */
  readonly left: number;
  /** All that is to be posted; those left out are not among them. */
  readonly total: number;
}

/** Sums the rows up by how far they are. Those that were left out count nowhere. */
export function progressOf(counts: BatchCounts): BatchProgress {
  const done = sumOf(counts, ['awaiting_paste', 'applied']);
  const failed = sumOf(counts, ['failed', 'void']);
  const left = sumOf(counts, ['pending', 'approved', 'publishing']);
  return { done, failed, left, total: done + failed + left };
}

function sumOf(counts: BatchCounts, states: readonly RequestState[]): number {
  return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}
