import type { Batch } from '../../../mapping/batch/batch';
import type { Actor, Decision } from '../../../mapping/request';
import type { BatchView } from '../../../workflow/ports';
import { readersTime } from '../../text/times';
import type { Fact } from '../facts';
import { quoted } from '../quoted';
import { shown } from '../shown';
import { countOf } from './count-of';

/** Who asked, who decided, who left rows out or halted it: the record of a batch, in the order it happened. */
export function batchFacts({ batch, leftOut }: BatchView): Fact[] {
  return [
    { label: 'Asked by', text: shown(batch.requester.name), when: readersTime(batch.requestedAt) },
    ...quoted('Note', batch.note),
    ...leftOutFacts(batch, leftOut),
    ...quorumFacts(batch),
    ...decisionFacts(batch),
    ...endFacts(batch),
  ];
}

/** Whoever excludes rows, stops or takes back ends rows in the same way; what an end says is not said twice. */
function leftOutFacts({ state }: Batch, leftOut: BatchView['leftOut']): Fact[] {
  if (state === 'stopped' || state === 'cancelled' || state === 'rejected') return [];
  return leftOut.map(({ by, rows }) => ({
    label: 'Left out',
    text: `${countOf(rows, 'row')} by ${shown(by)}`,
    when: '',
  }));
}

/** Where several have to approve: how many did, and who. */
function quorumFacts({ approvals, approvalsNeeded }: Batch): Fact[] {
  if (approvalsNeeded === 1) return [];
  return [
    { label: 'Approvals', text: `${approvals.length} of ${approvalsNeeded}`, when: '' },
    ...approvals.flatMap(approvalFacts),
  ];
}

function decisionFacts({ decision, approvalsNeeded }: Batch): Fact[] {
  if (!decision) return [];
  if (decision.verdict === 'approved') return approvalsNeeded === 1 ? approvalFacts(decision) : [];
  return [fact('Rejected by', decision.by, decision.at), ...quoted('Comment', decision.comment)];
}

function approvalFacts({ by, at, comment, selfApproved }: Decision): Fact[] {
  const text = `${shown(by.name)}${selfApproved ? ', who also asked for it (FOUR_EYES is off)' : ''}`;
  return [{ label: 'Approved by', text, when: readersTime(at) }, ...quoted('Comment', comment)];
}

function endFacts({ state, expiresAt, changedAt, cancelledBy, haltedBy }: Batch): Fact[] {
  switch (state) {
    case 'pending':
      return [{ label: 'Expires', text: '', when: readersTime(expiresAt) }];
    case 'paused':
      return [fact('Paused by', haltedBy, changedAt)];
    case 'stopped':
      return [fact('Stopped by', haltedBy, changedAt)];
    case 'cancelled':
      return [fact('Cancelled by', cancelledBy, changedAt)];
    case 'expired':
      return [{ label: 'Ended', text: '', when: readersTime(changedAt) }];
    default:
      return [];
  }
}

function fact(label: string, by: Actor | null, at: string): Fact {
  return { label, text: shown(by?.name ?? ''), when: readersTime(at) };
}
