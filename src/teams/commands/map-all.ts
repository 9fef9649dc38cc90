import { noticeCard } from '../cards/notice-card';
import { say } from '../turn';
import type { Command } from './command';
import { startReport } from './start-report';

/** `map all`: a dry run for every active resource. */
export const mapAllCommand: Command = {
  name: 'map all',
  usage: 'map all',
  summary:
    'Plan the mapping of everybody: a dry run, from which you ask for one approval. Administrators only.',
  async run(turn, rest) {
    if (rest === '') await startReport(turn, { kind: 'plan', scope: { kind: 'all' } });
    else await say(turn, allAlone());
  },
};

/** What follows may be a name that begins with "all". */
function allAlone(): ReturnType<typeof noticeCard> {
  return noticeCard({
    tone: 'info',
    title: 'Everybody, or one person?',
    lines: ['Nothing was changed. "map all" plans the mapping of everybody and takes nothing after it.'],
    next: [
      'For everybody type: map all',
      'For a person whose name begins like that, put the name in quotes: map "All Smith"',
    ],
  });
}
