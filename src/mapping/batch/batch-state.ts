import type { BatchState } from './batch';

const moves: Readonly<Record<BatchState, readonly BatchState[]>> = {
  pending: ['running', 'rejected', 'cancelled', 'expired'],
  running: ['paused', 'stopped', 'done'],
  // Done when nothing was left to pause.
  paused: ['running', 'stopped', 'done'],
  // Only to try the failed rows once more.
  done: ['running'],
  stopped: ['running'],
  rejected: [],
  cancelled: [],
  expired: [],
};

/** Whether a batch may go from one state to the other. */
export function mayMoveBatch(from: BatchState, to: BatchState): boolean {
  return moves[from].includes(to);
}

/** States in which a batch waits for somebody or is being posted. */
export const openBatchStates = ['pending', 'running', 'paused'] as const;
