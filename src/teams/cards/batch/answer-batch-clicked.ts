import type { Batch } from '../../../mapping/batch/batch';
import { batchLabels } from '../../../mapping/batch/batch-labels';
import type { BatchClicked } from '../../../workflow/batch/act-on-batch';
import { refusalSentence } from '../answer-clicked';
import { shown } from '../shown';
import { denialSentences } from '../../../mapping/policy';

/** What did not happen to a batch, in a sentence for the person who clicked. */
export function batchRefusal(clicked: Exclude<BatchClicked, { kind: 'done' }>): string {
  switch (clicked.kind) {
    case 'too-late':
      return `${lateSentence(clicked.batch)} Nothing was changed.`;
    case 'own-row':
      return `Row ${clicked.position} maps your own account, so somebody else has to decide it. Press Show all rows and exclude that row, then approve the rest; or leave the request to another approver. Nothing was changed.`;
    case 'stale':
      return 'This card shows an older state of the request: rows may have been left out since. Nothing was changed. Please look at it again and decide anew.';
    case 'denied':
      return denialSentences[clicked.denial];
    case 'nothing-to-exclude':
      return 'None of the ticked rows waits for the decision any more: they were left out or taken back already. Nothing was changed. Press Back and then Show all rows to see them as they are now.';
    case 'not-settled':
      return 'It is still being stopped. Nothing was changed. Please press the button again in a moment.';
    case 'unknown':
    case 'comment-missing':
      return refusalSentence(clicked);
  }
}

/** Who was first, for somebody who came too late (or too early). */
function lateSentence({ state, decision, cancelledBy, haltedBy }: Batch): string {
  const label = batchLabels[state];
  const now = `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
  if (state === 'pending') return 'This request is not decided yet.';
  if (state === 'cancelled')
    return `Too late: ${shown(cancelledBy?.name ?? 'somebody')} already cancelled it.`;
  if ((state === 'paused' || state === 'stopped') && haltedBy) {
    return `${shown(haltedBy.name)} ${state} this request already.`;
  }
  return decision
    ? `${shown(decision.by.name)} already ${decision.verdict} this request (now: ${now}).`
    : `Too late: this request is ${now}.`;
}
