import { denialSentences } from '../../../mapping/policy';
import { requestBatch, type BatchAsked } from '../../../workflow/batch/request-batch';
import { viewBatch } from '../../../workflow/batch/view-batch';
import { batchCard } from '../../cards/batch/batch-card';
import { isPlan, planCard } from '../../cards/reports/plan-card';
import { shown } from '../../cards/shown';
import { conversationOf } from '../../conversations';
import type { Turn } from '../../turn';
import type { CardAction, Reply } from '../card-action';
import { replyWhenDone } from '../reply-when-done';
import { planGone } from './list';

/** `Request approval for the N exact ones`: turns a plan into a batch. */
export const planRequestAction: CardAction = {
  verb: 'plan-request',
  async run(turn, { request: reportId, revision, note }) {
    const { activity } = turn.context;
    const asked = await requestBatch(turn.deps, {
      reportId,
      revision,
      clicker: turn.actor,
      note: note || null,
      place: { conversation: conversationOf(activity), activityId: activity.replyToId ?? '' },
    });
    return replyTo(turn, reportId, asked);
  },
};

async function replyTo(turn: Turn, reportId: string, asked: BatchAsked): Promise<Reply> {
  switch (asked.kind) {
    case 'requested':
    case 'already-requested':
      return replyWhenDone(turn.deps, () => batchReply(turn, asked.batch.id));
    case 'gone':
      return planAgain(turn, reportId);
    case 'not-yours':
      return {
        message: `${shown(asked.owner)} made this plan, so only they can ask for it. Make your own with the map command.`,
      };
    case 'denied':
      return { message: denialSentences['not-administrator'] };
    case 'no-channel':
      return { message: noChannel };
    case 'nothing-to-ask':
      return { message: 'Nobody in this plan is ready to be mapped. Nothing was changed.' };
  }
}

const noChannel =
  'There is no approvals channel yet, so nobody could approve. Nothing was changed. In the channel of your team leads an administrator types "@sso approvals here"; then press the button again.';

async function batchReply({ deps }: Turn, batchId: string): Promise<Reply> {
  const view = await viewBatch(deps, batchId);
  return view ? { card: batchCard(view, 'requester', deps.clock()) } : { message: planGone };
}

/** The plan was changed meanwhile, or is too old to be asked for. */
async function planAgain({ deps }: Turn, reportId: string): Promise<Reply> {
  const report = await deps.store.reports.get(reportId);
  if (!report || !isPlan(report)) return { message: planGone };
  const notice =
    'Nothing was asked for: the plan was changed after this card was drawn, or is older than a day. Look at it again, or make a new one with the map command.';
  return { card: planCard(report, notice) };
}
