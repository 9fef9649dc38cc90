import type { BatchState } from './batch';

/** The state in words, as cards, lists and messages say it. */
export const batchLabels: Readonly<Record<BatchState, string>> = {
  pending: 'Waiting for approval',
  running: 'Posting to Autotask',
  paused: 'Paused',
  done: 'Done',
  stopped: 'Stopped',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
  expired: 'Expired',
};
