import type { Batch } from '../../../mapping/batch/batch';
import { droppedRows } from '../../../mapping/batch/row-numbers';
import type { Actor, Decision } from '../../../mapping/request';
import type { BatchView } from '../../../workflow/ports';
import { readersTime } from '../../text/times';
import type { Fact } from '../facts';
import { quoted } from '../quoted';
import { shown } from '../shown';
import { countOf } from './count-of';

/** In characters, and in number: five approvals with their comments stand beside rows and have to fit into 28 KB. */
const longestName = 80;
const longestComment = 120;
const mostLeavers = 3;

/** Who asked, who decided, who left rows out or halted it: the record of a batch, in the order it happened. */
export function batchFacts(view: BatchView): Fact[] {
  const { batch, leftOut } = view;
  return [
    { label: 'Asked by', text: shown(batch.requester.name), when: readersTime(batch.requestedAt) },
    ...quoted('Note', batch.note),
    ...droppedFacts(view),
    ...leftOutFacts(batch, leftOut),
    ...quorumFacts(batch),
    ...decisionFacts(batch),
    ...endFacts(batch),
  ];
}

/** Rows of the plan that are not in the batch, which nobody would find in its list. */
function droppedFacts(view: BatchView): Fact[] {
  const dropped = droppedRows(view);
  if (dropped === 0) return [];
  const more = countOf(dropped, 'more was', 'more were');
  return [{ label: 'Not in it', text: `${more} mapped or asked for by somebody else meanwhile.`, when: '' }];
}

/** Whoever excludes rows, rejects or takes back ends rows in the same way; what an end says is not said twice. */
function leftOutFacts({ state }: Batch, leftOut: BatchView['leftOut']): Fact[] {
  if (state === 'cancelled' || state === 'rejected') return [];
  if (leftOut.length === 0) return [];
  const named = leftOut.slice(0, mostLeavers).map(({ by, rows }) => leftOutBy(rows, shown(by, longestName)));
  const others = leftOut.slice(mostLeavers).reduce((sum, { rows }) => sum + rows, 0);
  const text = [...named, ...(others > 0 ? [leftOutBy(others, 'others')] : [])].join(', ');
  return [{ label: 'Left out', text, when: '' }];
}

function leftOutBy(rows: number, by: string): string {
  return `${countOf(rows, 'row')} by ${by}`;
}

/** Where several have to approve: how many did, and who. */
function quorumFacts({ approvals, approvalsNeeded }: Batch): Fact[] {
  if (approvalsNeeded === 1) return [];
  return [
    { label: 'Approvals', text: `${approvals.length} of ${approvalsNeeded}`, when: '' },
    ...approvals.map(shortApproval),
  ];
}

function decisionFacts({ decision, approvalsNeeded }: Batch): Fact[] {
  if (!decision) return [];
  if (decision.verdict === 'approved') return approvalsNeeded === 1 ? approvalFacts(decision) : [];
  return [fact('Rejected by', decision.by, decision.at), ...quoted('Comment', decision.comment)];
}

function approvalFacts(decision: Decision): Fact[] {
  return [
    { label: 'Approved by', text: approverOf(decision), when: readersTime(decision.at) },
    ...quoted('Comment', decision.comment),
  ];
}

/** One of several approvals, with its comment in the same line. */
function shortApproval(decision: Decision): Fact {
  const { at, comment } = decision;
  const said = comment === null ? '' : `: “${shown(comment, longestComment)}”`;
  return { label: 'Approved by', text: `${approverOf(decision)}${said}`, when: readersTime(at) };
}

/** A decision without a second pair of eyes is marked wherever it is shown. */
function approverOf({ by, selfApproved }: Decision): string {
  const name = shown(by.name, longestName);
  return selfApproved ? `${name}, who also asked for it (FOUR_EYES is off)` : name;
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
