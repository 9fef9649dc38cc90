import type { Activity, ChannelAccount } from 'botbuilder';
import { progressOf } from '../mapping/batch/progress';
import { rowsOf } from '../mapping/batch/row-numbers';
import { botActor } from '../mapping/request';
import type { BatchView } from '../workflow/ports';
import { countOf } from './cards/batch/count-of';
import { wantedRows } from './cards/batch/wanted-rows';
import { addressedTo } from './tell-message';
import { escapeMarkdown } from './text/escape-markdown';

/**
 * What to tell the requester of a batch in their thread, in Markdown; `null` for a state that needs no message.
 * @param requester whom to mention, which makes Teams notify them in a channel; `null` in a personal chat
 */
export function tellBatchMessage(
  view: BatchView,
  requester: ChannelAccount | null,
): Partial<Activity> | null {
  const news = newsOf(view);
  const what = countOf(rowsOf(view), 'mapping');
  return news === null ? null : addressedTo(requester, `**${what}**: ${news} (request ${view.batch.id})`);
}

function newsOf(view: BatchView): string | null {
  const { batch } = view;
  const decider = escapeMarkdown(batch.decision?.by.name ?? '');
  switch (batch.state) {
    case 'running':
      return `${decider} approved. The card above shows how far the posting is.`;
    case 'rejected':
      return `${decider} rejected: ${escapeMarkdown(batch.decision?.comment ?? '')}`;
    case 'done':
      return doneNews(view);
    case 'stopped':
      return `${escapeMarkdown(batch.haltedBy?.name ?? '')} stopped it. ${numbersOf(view)}`;
    case 'paused':
      return batch.haltReason === null ? null : `the bot paused it. ${escapeMarkdown(batch.haltReason)}`;
    case 'expired':
      return 'nobody decided in time, so the request expired.';
    case 'cancelled':
      return cancelledNews(view);
    case 'pending':
      return null;
  }
}

function doneNews(view: BatchView): string {
  const { awaiting_paste: awaiting = 0 } = view.counts;
  const paste = awaiting > 0 ? ' Now paste the Unique IDs, as the card above says.' : '';
  return `${numbersOf(view)}${paste}`;
}

function numbersOf(view: BatchView): string {
  const { done, failed } = progressOf(view.counts);
  const notPosted = failed === 0 ? '' : ` ${failed} could not be posted; the card above says why.`;
  return `${done} of ${wantedRows(view)} are posted.${notPosted}`;
}

function cancelledNews({ batch: { cancelledBy, haltReason } }: BatchView): string {
  return cancelledBy?.objectId === botActor.objectId
    ? `it was ended. ${escapeMarkdown(haltReason ?? '')}`
    : `${escapeMarkdown(cancelledBy?.name ?? '')} cancelled the request.`;
}
