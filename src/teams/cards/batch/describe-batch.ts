import type { BatchState } from '../../../mapping/batch/batch';
import { batchLabels } from '../../../mapping/batch/batch-labels';
import { progressOf } from '../../../mapping/batch/progress';
import { storedRows } from '../../../mapping/batch/row-numbers';
import { botActor } from '../../../mapping/request';
import type { BatchView } from '../../../workflow/ports';
import { decidersOf } from '../approvals-of';
import { shown } from '../shown';
import { countOf } from './count-of';
import { wantedRows } from './wanted-rows';

/** Where a batch stands, in words for everybody who sees its card. */
export interface BatchStory {
  readonly style: string;
  readonly title: string;
  /** What happened and what it means. */
  readonly sentence: string;
}

const styles: Readonly<Record<BatchState, string>> = {
  pending: 'emphasis',
  running: 'accent',
  paused: 'warning',
  done: 'good',
  stopped: 'attention',
  rejected: 'attention',
  cancelled: 'emphasis',
  expired: 'emphasis',
};

/** In characters: five names beside everything else. */
const longestDeciders = 200;

/** Tells where a batch stands. */
export function describeBatch(view: BatchView): BatchStory {
  const { state } = view.batch;
  if (state === 'done') return doneStory(view);
  return { style: styles[state], title: batchLabels[state], sentence: sentenceOf(view, state) };
}

function sentenceOf(view: BatchView, state: Exclude<BatchState, 'done'>): string {
  const { batch } = view;
  const decider = shown(decidersOf(batch), longestDeciders);
  switch (state) {
    case 'pending':
      return `A team lead decides in the approvals channel about ${peopleOf(view)}. Nothing has changed in Autotask.`;
    case 'running':
      return batch.retriedAt === null
        ? `${decider} approved. Both sides of each mapping are checked once more, then it is posted to Autotask.`
        : `${decider} approved. The rows that failed are being tried once more.`;
    case 'paused':
      return pausedSentence(view);
    case 'stopped':
      return stoppedSentence(view);
    case 'rejected':
      return `${decider} rejected: “${shown(batch.decision?.comment ?? '', 1_000)}” Nothing has changed in Autotask.`;
    case 'cancelled':
      return cancelledSentence(view);
    case 'expired':
      return 'Nobody decided in time. Nothing has changed in Autotask. Ask again with the map all command if it is still needed.';
  }
}

/** How many people it is about; before its rows are stored, as many as were asked for. */
export function peopleOf({ batch, counts }: Pick<BatchView, 'batch' | 'counts'>): string {
  return countOf(storedRows(counts) === 0 ? batch.size : progressOf(counts).total, 'person', 'people');
}

function pausedSentence({ batch: { haltedBy, haltReason } }: BatchView): string {
  if (haltReason !== null) {
    return `The bot paused it: ${shown(haltReason, 1_000)} Mend the cause, then an approver presses Resume.`;
  }
  return `${shown(haltedBy?.name ?? '')} paused it. Nothing more is posted until an approver presses Resume.`;
}

function stoppedSentence(view: BatchView): string {
  const { batch, counts } = view;
  const { done } = progressOf(counts);
  const wanted = wantedRows(view);
  const rest = wanted - done;
  return `${shown(batch.haltedBy?.name ?? '')} stopped it: ${done} of ${wanted} were posted before, the other ${rest} were not, and will not be. Ask for them again with the map all command if they are still needed.`;
}

function cancelledSentence({ batch: { cancelledBy, haltReason } }: BatchView): string {
  return cancelledBy?.objectId === botActor.objectId
    ? `${shown(haltReason ?? 'There is nothing left to post.', 1_000)} Nothing was changed.`
    : `${shown(cancelledBy?.name ?? '')} took the request back. Nobody was mapped.`;
}

/** It is never called applied before all of it is. */
function doneStory({ batch, counts }: BatchView): BatchStory {
  const { total, failed } = progressOf(counts);
  const { awaiting_paste: awaiting = 0 } = counts;
  const decider = shown(decidersOf(batch), longestDeciders);
  const notPosted =
    failed === 0 ? '' : ` ${countOf(failed, 'row')} could not be posted; the reasons are below.`;
  if (awaiting > 0) {
    return {
      style: 'warning',
      title: 'Posted, not all pasted yet',
      sentence: `${decider} approved. Autotask's API cannot set the Unique ID, so an administrator has to paste ${awaiting} of them.${notPosted}`,
    };
  }
  if (total === 0) return { style: 'emphasis', title: 'Done', sentence: 'No row was left to be posted.' };
  return failed === 0
    ? { style: 'good', title: 'Applied', sentence: `${decider} approved, and all of it is in Autotask.` }
    : {
        style: 'attention',
        title: failed === total ? 'Nothing could be posted' : 'Done, but not all of it',
        sentence: `${decider} approved.${notPosted}`,
      };
}
