import { sameObjectId } from './policy';
import type { Decision } from './request';

/** How many people have to approve, and for whom. */
export interface QuorumRule {
  readonly approvalsRequired: number;
  /** `null`: the rule holds for everybody. */
  readonly sensitiveGroupId: string | null;
}

/**
 * How many different people have to approve.
 * @param isSensitive whether the person (or one of the people, for a batch) is in the sensitive group
 */
export function approvalsNeeded(rule: QuorumRule, isSensitive: boolean): number {
  return rule.sensitiveGroupId === null || isSensitive ? rule.approvalsRequired : 1;
}

/** Whether this person has approved already, so that another has to be next. */
export function hasApproved(approvals: readonly Decision[], objectId: string): boolean {
  return approvals.some(({ by }) => sameObjectId(by.objectId, objectId));
}

/** What an approval makes of those before it. */
export interface Tally {
  /** Whether enough people have approved now. */
  readonly settled: boolean;
  readonly approvals: readonly Decision[];
}

/** Counts an approval; one more by the same person counts nothing. */
export function approve(approvals: readonly Decision[], decision: Decision, needed: number): Tally {
  const counted = hasApproved(approvals, decision.by.objectId) ? approvals : [...approvals, decision];
  return { settled: counted.length >= needed, approvals: counted };
}
