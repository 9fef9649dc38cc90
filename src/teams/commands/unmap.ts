import { proposeUnmap } from '../../workflow/unmap/propose-unmap';
import { examinedCard } from '../cards/answer-examined';
import { deniedCard } from '../cards/denied-card';
import { noticeCard } from '../cards/notice-card';
import { say } from '../turn';
import type { Command } from './command';

/** `unmap <who>`: look up whose mapping is meant and offer to ask for approval of its removal. */
export const unmapCommand: Command = {
  name: 'unmap',
  usage: 'unmap <who>',
  summary:
    'Find the mapping of a person, also of one who is gone, and ask to remove it. Administrators only.',
  async run(turn, rest) {
    const who = rest.replaceAll('"', '').trim();
    if (who === '') return say(turn, askWhom());
    const proposed = await proposeUnmap(turn.deps, { who, requester: turn.actor });
    await say(turn, proposed.kind === 'denied' ? deniedCard('not-administrator') : examinedCard(proposed));
  },
};

function askWhom(): ReturnType<typeof noticeCard> {
  return noticeCard({
    tone: 'info',
    title: 'Whose mapping?',
    lines: ['Type a person after it, for example: unmap jane.doe', 'Nothing was changed.'],
  });
}
