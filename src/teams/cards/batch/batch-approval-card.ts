import type { BatchView } from '../../../workflow/ports';
import { age } from '../../text/times';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { batchFacts } from './batch-facts';
import { countOf } from './count-of';
import { glanceModel } from './glance-model';

/** Draws `cards/batch-approval.json`: the question to a team lead, about many people at once. */
export function batchApprovalCard(view: BatchView, now: Date): AdaptiveCard {
  const { batch, counts } = view;
  const rows = counts.pending ?? 0;
  const title = titleOf(rows);
  return renderCard('batch-approval', {
    ...accessible(`${shown(batch.requester.name)} asks: ${title} Approve or reject.`),
    kicker: `Approval needed · request ${batch.id} · asked ${age(batch.requestedAt, now)}`,
    title,
    consequence: consequenceOf(view, rows),
    warnings: warningsOf(view),
    ...glanceModel(view),
    facts: batchFacts(view),
    canApprove: rows > 0,
    request: batch.id,
    revision: batch.revision,
    page: 0,
  });
}

function titleOf(rows: number): string {
  if (rows === 0) return 'Every row was left out';
  return rows === 1
    ? 'Map 1 person to an Autotask resource?'
    : `Map ${countOf(rows, 'person', 'people')} to Autotask resources?`;
}

/** What approving causes in Autotask, before anybody presses the button. */
function consequenceOf({ ticketItems }: BatchView, rows: number): string {
  if (rows === 0) return 'Nothing is left to approve. Reject it, or whoever asked takes it back.';
  if (ticketItems === 'unknown') {
    return 'Approved, each Object ID goes to Autotask. Whether it can be written there or has to be pasted from tickets, Autotask does not tell just now.';
  }
  if (ticketItems === null) {
    return 'Approved, each Object ID is written to its resource in Autotask and read back.';
  }
  const tickets = countOf(Math.ceil(rows / ticketItems), 'ticket');
  return `Approved, it opens ${tickets} in Autotask, each with at most ${ticketItems} items. An administrator then pastes the Object IDs.`;
}

function warningsOf({ warned }: BatchView): { sentence: string }[] {
  if (warned === 0) return [];
  const rows = warned === 1 ? '1 row carries a warning' : `${countOf(warned, 'row')} carry a warning`;
  return [{ sentence: `${rows}. Press Show all rows and read before you approve; any row can be left out.` }];
}
