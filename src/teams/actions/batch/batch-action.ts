import type { BatchClick, BatchClicked } from '../../../workflow/batch/act-on-batch';
import { viewBatch } from '../../../workflow/batch/view-batch';
import type { Deps } from '../../../workflow/deps';
import { batchRefusal } from '../../cards/batch/answer-batch-clicked';
import { batchCard } from '../../cards/batch/batch-card';
import type { CardOwner } from '../../cards/request-card';
import type { CardAction, ClickData, Reply } from '../card-action';
import { replyWhenDone } from '../reply-when-done';

/** A button of a batch: what it does with the click and what was typed, and whose card it stands on. */
export function batchAction(
  verb: string,
  owner: CardOwner,
  change: (deps: Deps, click: BatchClick, data: ClickData) => Promise<BatchClicked>,
): CardAction {
  return {
    verb,
    async run({ deps, actor }, data) {
      const click = { batchId: data.request, revision: data.revision, clicker: actor };
      return replyToBatchClick(deps, await change(deps, click, data), owner);
    },
  };
}

/** The batch as it is now, or why nothing happened. */
async function replyToBatchClick(deps: Deps, clicked: BatchClicked, owner: CardOwner): Promise<Reply> {
  if (clicked.kind !== 'done') return { message: batchRefusal(clicked) };
  return replyWhenDone(deps, () => showBatch(deps, clicked.batch.id, owner));
}

/** The card of the batch as it is now. */
export async function showBatch(deps: Deps, batchId: string, owner: CardOwner): Promise<Reply> {
  const view = await viewBatch(deps, batchId);
  return view
    ? { card: batchCard(view, owner, deps.clock()) }
    : { message: batchRefusal({ kind: 'unknown' }) };
}
