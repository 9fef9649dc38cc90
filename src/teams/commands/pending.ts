import { listOpen } from '../../workflow/list-pending';
import { noticeCard } from '../cards/notice-card';
import { mostRows, pendingCard } from '../cards/pending-card';
import { say } from '../turn';
import type { Command } from './command';

/** `pending`: what waits for somebody, requests and batches. */
export const pendingCommand: Command = {
  name: 'pending',
  usage: 'pending',
  summary: 'List the requests and batches that wait for approval, for posting or for the paste.',
  async run(turn) {
    const items = await listOpen(turn.deps, mostRows + 1);
    await say(turn, items.length > 0 ? pendingCard(items, turn.deps.clock()) : nothingWaits());
  },
};

function nothingWaits(): ReturnType<typeof noticeCard> {
  return noticeCard({
    tone: 'info',
    title: 'Nothing is waiting',
    lines: ['There is no open request.'],
    next: ['Start one with: map <who>'],
  });
}
