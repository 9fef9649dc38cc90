import { cancel } from '../../workflow/cancel';
import { refusalSentence } from '../cards/answer-clicked';
import { describeRequest } from '../cards/describe-request';
import { noticeCard } from '../cards/notice-card';
import { say } from '../turn';
import type { Command } from './command';

/** `cancel <id>`: take a request back. */
export const cancelCommand: Command = {
  name: 'cancel',
  usage: 'cancel <request id>',
  summary: 'Take a request back that is not approved or not pasted yet.',
  async run(turn, rest) {
    const requestId = rest.toLowerCase().split(' ')[0] ?? '';
    const clicked = await cancel(turn.deps, { requestId, revision: null, clicker: turn.actor });
    await say(
      turn,
      clicked.kind === 'done'
        ? noticeCard({
            tone: 'done',
            title: `Request ${requestId} is cancelled`,
            lines: [describeRequest(clicked.request, null).sentence],
          })
        : noticeCard({ tone: 'info', title: 'Not cancelled', lines: [refusalSentence(clicked)] }),
    );
  },
};
