/** Every state of a mapping request, in the order a request meets them. */
export const requestStates = [
  'pending',
  'approved',
  'publishing',
  'awaiting_paste',
  'applied',
  'rejected',
  'cancelled',
  'expired',
  'void',
  'failed',
] as const;
export type RequestState = (typeof requestStates)[number];

const transitions: Readonly<Record<RequestState, readonly RequestState[]>> = {
  pending: ['approved', 'rejected', 'cancelled', 'expired'],
  // Cancelled only with the batch it is in, when that is stopped before its turn came.
  approved: ['publishing', 'void', 'cancelled'],
  publishing: ['awaiting_paste', 'applied', 'failed', 'void'],
  awaiting_paste: ['applied', 'failed', 'cancelled'],
  applied: [],
  rejected: [],
  cancelled: [],
  expired: [],
  void: [],
  failed: ['approved', 'cancelled'],
};

/** Whether a request may go from one state to the other. */
export function mayMove(from: RequestState, to: RequestState): boolean {
  return transitions[from].includes(to);
}

/** States in which a request holds its person and its resource, so that no second request may be opened for them. */
export const openStates = ['pending', 'approved', 'publishing', 'awaiting_paste', 'failed'] as const;

/** Whether the request still waits for somebody or something. */
export function isOpen(state: RequestState): boolean {
  return (openStates as readonly RequestState[]).includes(state);
}

/** States in which a request can be taken back. Once it is being posted, it cannot: nobody would know what was posted. */
export const cancellableStates = ['pending', 'awaiting_paste', 'failed'] as const;

/** Whether the request can be taken back. */
export function isCancellable(state: RequestState): boolean {
  return (cancellableStates as readonly RequestState[]).includes(state);
}

/** The state in words, as cards, lists and messages say it of a mapping; `stateLabel` knows removals too. */
export const stateLabels: Readonly<Record<RequestState, string>> = {
  pending: 'Waiting for approval',
  approved: 'Approved',
  publishing: 'Posting to Autotask',
  awaiting_paste: 'Waiting for the paste',
  applied: 'Applied',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
  expired: 'Expired',
  void: 'Void',
  failed: 'Failed',
};

/** The same for a removal, where the words are others. */
const removalLabels: Readonly<Partial<Record<RequestState, string>>> = {
  awaiting_paste: 'Waiting for the clearing',
  applied: 'Removed',
};

/** The state of a request in words. */
export function stateLabel({
  state,
  purpose,
}: {
  readonly state: RequestState;
  readonly purpose: 'map' | 'unmap';
}): string {
  return (purpose === 'unmap' ? removalLabels[state] : undefined) ?? stateLabels[state];
}
