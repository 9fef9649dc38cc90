import { beginReport } from '../../workflow/reports/begin-report';
import { storeReport } from '../../workflow/reports/store-report';
import { notForYou } from '../actions/drift/page';
import { cardMessage } from '../card-message';
import { noticeCard } from '../cards/notice-card';
import { readingCard } from '../cards/reports/reading-card';
import { conversationOf } from '../conversations';
import { say } from '../turn';
import type { Command } from './command';

/** `drift`: what is no longer as it was when people were mapped. */
export const driftCommand: Command = {
  name: 'drift',
  usage: 'drift',
  summary: 'Show what has changed since people were mapped. Administrators and approvers only.',
  async run(turn) {
    const { context, deps, actor } = turn;
    const begun = await beginReport(deps, { actor, task: { kind: 'drift' } });
    if (begun.kind === 'denied') {
      await say(turn, noticeCard({ tone: 'info', title: 'You cannot do this', lines: [notForYou] }));
      return;
    }
    const posted = await context.sendActivity(cardMessage(readingCard('drift')));
    const place = { conversation: conversationOf(context.activity), activityId: posted?.id ?? '' };
    await storeReport(deps, { ...begun.report, place });
  },
};
