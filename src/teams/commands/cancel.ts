import { cancelBatch } from '../../workflow/batch/change-batch-state';
import { cancel } from '../../workflow/cancel';
import { refusalSentence } from '../cards/answer-clicked';
import { batchRefusal } from '../cards/batch/answer-batch-clicked';
import { describeRequest } from '../cards/describe-request';
import { noticeCard } from '../cards/notice-card';
import { shown } from '../cards/shown';
import { say, type Turn } from '../turn';
import type { Command } from './command';

/** `cancel <id>`: take a request or a batch back. */
export const cancelCommand: Command = {
  name: 'cancel',
  usage: 'cancel <request id>',
  summary: 'Take a request back that is not approved or not pasted yet, or has failed.',
  async run(turn, rest) {
    const id = rest.toLowerCase().split(' ')[0] ?? '';
    const { isDone, sentence } = await takeBack(turn, id);
    await say(
      turn,
      isDone
        ? noticeCard({ tone: 'done', title: `Request ${id} is cancelled`, lines: [sentence] })
        : noticeCard({ tone: 'info', title: 'Not cancelled', lines: [sentence] }),
    );
  },
};

/** What came of it. */
interface TakenBack {
  readonly isDone: boolean;
  readonly sentence: string;
}

async function takeBack(turn: Turn, id: string): Promise<TakenBack> {
  const clicked = await cancel(turn.deps, { requestId: id, revision: null, clicker: turn.actor });
  if (clicked.kind === 'unknown') return takeBatchBack(turn, id);
  return clicked.kind === 'done'
    ? { isDone: true, sentence: describeRequest(clicked.request, null).sentence }
    : { isDone: false, sentence: refusalSentence(clicked) };
}

async function takeBatchBack({ deps, actor }: Turn, batchId: string): Promise<TakenBack> {
  const clicked = await cancelBatch(deps, { batchId, revision: null, clicker: actor });
  return clicked.kind === 'done'
    ? { isDone: true, sentence: `${shown(actor.name)} took the request back. Nobody was mapped.` }
    : { isDone: false, sentence: batchRefusal(clicked) };
}
