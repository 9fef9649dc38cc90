import type { EntraUser } from '../entra-user';
import type { Evidence } from '../evidence';
import type { Obstacle } from '../obstacle';
import type { CurrentMapping } from '../records';
import type { RequestState } from '../request-state';
import type { Resource } from '../resource';

/**
 * What planning came to for a row. `exact`: one person, by a primary address, and nothing to warn of. `likely`: one
 * person, but somebody should look. `chosen`: somebody looked and took it. `ambiguous`: several people fit, or the person
 * fits several resources. `refused`: what fits may not be mapped.
 */
export const planVerdicts = [
  'exact',
  'chosen',
  'likely',
  'ambiguous',
  'none',
  'already-mapped',
  'refused',
] as const;
export type PlanVerdict = (typeof planVerdicts)[number];

/** A person who may have the resource of a row. */
export interface PlanCandidate {
  readonly user: EntraUser;
  readonly evidence: readonly Evidence[];
}

/** One line of the plan. */
export interface PlanRow {
  /** 1, 2, 3, ... */
  readonly position: number;
  readonly verdict: PlanVerdict;
  /** `null` only where a file or a group names a person for whom there is no resource. */
  readonly resource: Resource | null;
  /** The person to be mapped; `null` when there is none or several fit. */
  readonly user: EntraUser | null;
  /** Why they are believed to be one, strongest first. */
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly string[];
  /** Why it is refused, or mapped already. */
  readonly obstacles: readonly Obstacle[];
  /** Who may be meant, strongest first, at most ten; empty unless ambiguous. */
  readonly candidates: readonly PlanCandidate[];
  /** Where it came from in an uploaded file; `null` when there was none. */
  readonly line: FileLine | null;
  /** What is wrong with the line of the file, in a sentence of its own; `null` when nothing is. */
  readonly problem: string | null;
}

/** A line of an uploaded file. */
export interface FileLine {
  /** As a spreadsheet counts: the heading is line 1. */
  readonly number: number;
  readonly user: string;
  readonly resource: string;
}

/** An open request, as far as planning must know it. */
export interface OpenPair {
  readonly requestId: string;
  readonly objectId: string;
  readonly resourceId: number;
  readonly state: RequestState;
  readonly requester: string;
}

/** Everything planning looks at; nothing is read beside it. */
export interface PlanInput {
  readonly users: readonly EntraUser[];
  readonly resources: readonly Resource[];
  readonly mappings: readonly CurrentMapping[];
  readonly open: readonly OpenPair[];
}

/** How many rows came to what. */
export interface PlanSummary {
  readonly counts: Readonly<Record<PlanVerdict, number>>;
  /** Refused rows by the code of their first obstacle; `line-repeated` for lines of a file that repeat an earlier one. */
  readonly refusedBy: Readonly<Record<string, number>>;
  /** What posting the exact and chosen rows will take, as far as can be told before. */
  readonly estimate: { readonly calls: number; readonly seconds: number };
}
