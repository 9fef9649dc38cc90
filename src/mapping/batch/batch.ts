import type { Actor, Decision } from '../request';
import type { RequestState } from '../request-state';

/** Every state of a batch, in the order a batch meets them. */
export const batchStates = [
  'pending',
  'running',
  'paused',
  'done',
  'stopped',
  'rejected',
  'cancelled',
  'expired',
] as const;
export type BatchState = (typeof batchStates)[number];

/** Rows by state; states without rows are left out. */
export type BatchCounts = Readonly<Partial<Record<RequestState, number>>>;

/** Requests that are asked for, decided and posted together. Its rows are requests that know its id. */
export interface Batch {
  readonly id: string;
  /** Counts every change that an approver has to see; a card drawn from an older revision may not act. */
  readonly revision: number;
  readonly state: BatchState;
  /** The plan it was asked for from. */
  readonly reportId: string;
  /** How many rows it was asked for with. */
  readonly size: number;
  readonly requester: Actor;
  readonly note: string | null;
  /** ISO 8601, UTC, like every time here. */
  readonly requestedAt: string;
  readonly expiresAt: string;
  readonly changedAt: string;
  readonly decision: Decision | null;
  readonly approvals: readonly Decision[];
  readonly approvalsNeeded: number;
  readonly cancelledBy: Actor | null;
  /** Who paused or stopped it; the bot itself when Autotask refuses the credentials. */
  readonly haltedBy: Actor | null;
  /** Why the bot paused it, in a sentence; `null` otherwise. */
  readonly haltReason: string | null;
  /** When posting began first; `null` before. */
  readonly startedAt: string | null;
  /** When somebody asked last to try the failed rows again; `null`: nobody did. */
  readonly retriedAt: string | null;
}

/** A ticket with the checklist of a part. */
export interface BatchTicket {
  readonly number: string;
  readonly url: string;
}
