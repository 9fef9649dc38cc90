import type { AuditEvent } from '../mapping/audit-chain';

/** A decision, counted. `counted`: an approval of which more are needed; `denied`: the clicker may not decide. */
export interface CountedDecision extends Record<string, string> {
  readonly subject: 'request' | 'batch';
  readonly verdict: 'approved' | 'rejected' | 'counted' | 'denied';
}

const decisions: Readonly<Record<string, CountedDecision>> = {
  'request.approved': { subject: 'request', verdict: 'approved' },
  'request.rejected': { subject: 'request', verdict: 'rejected' },
  'request.approval': { subject: 'request', verdict: 'counted' },
  'approve.denied': { subject: 'request', verdict: 'denied' },
  'reject.denied': { subject: 'request', verdict: 'denied' },
  'batch.running': { subject: 'batch', verdict: 'approved' },
  'batch.rejected': { subject: 'batch', verdict: 'rejected' },
  'batch.approval': { subject: 'batch', verdict: 'counted' },
  'batch.approve.denied': { subject: 'batch', verdict: 'denied' },
  'batch.reject.denied': { subject: 'batch', verdict: 'denied' },
};

/** The decision that a record of the audit log tells of; `null` when it tells of something else. */
export function decisionIn({ event, before, details }: AuditEvent): CountedDecision | null {
  const decision = decisions[event];
  // A retry and a resumed batch are approved a second time without anybody deciding; rows follow their batch.
  const isFirst = decision?.verdict === 'denied' || before === 'pending';
  return decision && isFirst && details.batchId === undefined ? decision : null;
}
