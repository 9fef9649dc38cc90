import type { Actor } from '../request';

/** What may have changed since a person was mapped. */
export const driftKinds = [
  'user-deleted',
  'user-recreated',
  'user-disabled',
  'user-guest',
  'user-renamed',
  'resource-gone',
  'resource-inactive',
  'resource-renamed',
  'licence-changed',
  'id-on-two-resources',
  'field-differs',
  'paste-overdue',
] as const;
export type DriftKind = (typeof driftKinds)[number];

/** One thing that is no longer as it was when the person was mapped. */
export interface DriftFinding {
  readonly kind: DriftKind;
  /** What it is about, the same each time it is found: `user-renamed/<Object ID>/<resource id>`. */
  readonly key: string;
  /** What is found now; another value means that it changed, and an acceptance no longer holds. */
  readonly fingerprint: string;
  readonly objectId: string;
  readonly resourceId: number;
  /** Names for people to read. */
  readonly person: string;
  readonly resource: string;
  /** The request that made the mapping. */
  readonly requestId: string;
  /** What happened, one plain sentence; and what it means or the way out. */
  readonly sentence: string;
  readonly advice: string;
  /** The Object ID the person has now, when the account was created again; `null` otherwise. */
  readonly newObjectId: string | null;
}

/** A finding that somebody said is all right. */
export interface AcceptedDrift {
  readonly key: string;
  readonly fingerprint: string;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
}

/** A finding in its report. */
export interface DriftRow {
  /** 1, 2, 3, ... */
  readonly position: number;
  readonly finding: DriftFinding;
  /** Who said since that it is all right; `null`: nobody. */
  readonly accepted: AcceptedDrift | null;
}

/** A page of a report of drift, as people see it. */
export interface DriftDigest {
  readonly reportId: string;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  readonly total: number;
  /** How many the approvals channel was not told of before, or not for a week; they come first. */
  readonly fresh: number;
  /** How many were kept back, because somebody accepted them before. */
  readonly accepted: number;
  readonly rows: readonly DriftRow[];
  /** 0, 1, 2, ... */
  readonly page: number;
  readonly pages: number;
}
