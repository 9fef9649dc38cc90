import type { EntraUser } from './entra-user';
import type { Evidence } from './evidence';
import type { Obstacle } from './obstacle';
import type { Publication } from './publication';
import type { RequestState } from './request-state';
import type { Resource } from './resource';

/** Somebody who did something: Object ID from the activity's `from.aadObjectId`, name for people to read. */
export interface Actor {
  readonly objectId: string;
  readonly name: string;
}

/** What the bot itself does (publishing, expiry) is recorded under this name. */
export const botActor: Actor = { objectId: 'bot', name: 'sso bot' };

/** Who decided what, when (ISO 8601, UTC) and why. */
export interface Decision {
  readonly verdict: 'approved' | 'rejected';
  readonly by: Actor;
  readonly at: string;
  readonly comment: string | null;
  /** Set when FOUR_EYES is off and the one who asked, or whom it is about, decided it. */
  readonly selfApproved?: true;
}

/** A row's place in its batch. */
export interface RowOfBatch {
  readonly id: string;
  /** 1, 2, 3, ... in the order of the plan. */
  readonly position: number;
  /** Which part of the batch (1, 2, 3, ...) it is posted with, and so which ticket it is in; absent until approved. */
  readonly part?: number;
}

/** What a request is for. */
export type Purpose = 'map' | 'unmap';

/** A mapping that is to be removed: the request that made it, and when it was applied (ISO 8601, UTC). */
export interface UndoneMapping {
  readonly requestId: string;
  readonly appliedAt: string;
  /** Which way it was posted, and so is removed; absent where that is not known. */
  readonly postedBy?: Publication['kind'];
}

/** A request to map one person to one resource (or to undo that), with everything that was known when approval was asked for. */
export interface MappingRequest {
  readonly id: string;
  /** Counts every change of state; a card drawn from an older revision may not act. */
  readonly revision: number;
  readonly state: RequestState;
  /** Whether the Unique ID is to be set or cleared. */
  readonly purpose: Purpose;
  /** What is to be removed. Only where the purpose is to unmap. */
  readonly undoes?: UndoneMapping;
  /** The batch it is decided with; `null` when it stands for itself. */
  readonly batch: RowOfBatch | null;
  readonly user: EntraUser;
  readonly resource: Resource;
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly string[];
  readonly requester: Actor;
  readonly note: string | null;
  /** ISO 8601, UTC, like every time here. */
  readonly requestedAt: string;
  readonly expiresAt: string;
  readonly changedAt: string;
  /** What settled it; `null` until then. */
  readonly decision: Decision | null;
  /** Approvals so far, each by another person; where one is enough it is the decision at once. */
  readonly approvals: readonly Decision[];
  /** How many people have to approve. */
  readonly approvalsNeeded: number;
  /** Who took the request back. */
  readonly cancelledBy: Actor | null;
  /** Where Autotask holds the mapping or the task of pasting it; `null` until it was posted. */
  readonly publication: Publication | null;
  /** The administrator who said in Teams that the Unique ID is pasted; `null` when Autotask was ticked directly. */
  readonly pastedBy: Actor | null;
  /** Why an approval is void; empty otherwise. */
  readonly obstacles: readonly Obstacle[];
  /** Autotask's own words when posting failed for good; `null` otherwise. */
  readonly failure: string | null;
}
