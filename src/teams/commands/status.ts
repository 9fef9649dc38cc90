import { showStatus, type Status } from '../../workflow/show-status';
import { nobodyCard } from '../cards/answer-examined';
import { noticeCard } from '../cards/notice-card';
import { personCard } from '../cards/person-card';
import type { AdaptiveCard } from '../cards/render-card';
import { requestCard } from '../cards/request-card';
import { oneLine } from '../text/one-line';
import { say } from '../turn';
import type { Command } from './command';

/** `status <who or request id>`: how things stand with one person. */
export const statusCommand: Command = {
  name: 'status',
  usage: 'status <who or request id>',
  summary: 'Show whether a person is mapped, and what became of a request.',
  async run(turn, rest) {
    const who = rest.replaceAll('"', '').trim();
    await say(turn, who === '' ? askWho() : statusCard(await showStatus(turn.deps, who)));
  },
};

function statusCard(status: Status): AdaptiveCard {
  switch (status.kind) {
    case 'request':
      return requestCard(status.request, 'reader');
    case 'person':
      return personCard(status);
    case 'nobody':
      return nobodyCard(status.who);
    case 'several':
      return noticeCard({
        tone: 'info',
        title: 'Several people match',
        lines: status.people.map(
          (user) => `${oneLine(user.displayName)}: ${oneLine(user.userPrincipalName)}`,
        ),
        next: ['Ask again with the e-mail address or the Object ID.'],
      });
  }
}

function askWho(): AdaptiveCard {
  return noticeCard({
    tone: 'info',
    title: 'Whose status?',
    lines: ['Type a person or a request id after it, for example: status jane.doe'],
    next: ['All open requests: pending'],
  });
}
