import { showStatus, type Status } from '../../workflow/show-status';
import { ownerFor } from '../actions/batch/owner-for';
import { batchCard } from '../cards/batch/batch-card';
import { nobodyCard, tooManyCard } from '../cards/answer-examined';
import { noticeCard } from '../cards/notice-card';
import { personCard } from '../cards/person-card';
import type { AdaptiveCard } from '../cards/render-card';
import { requestCard } from '../cards/request-card';
import { oneLine } from '../text/one-line';
import { say, type Turn } from '../turn';
import type { Command } from './command';
import { startReport } from './start-report';

/** `status`: how single sign-on covers the company; `status <who or id>`: how things stand with one person or request. */
export const statusCommand: Command = {
  name: 'status',
  usage: 'status [who or request id]',
  summary:
    'Show the coverage of the whole company, one person with all that was asked, or what became of a request.',
  async run(turn, rest) {
    const who = rest.replaceAll('"', '').trim();
    if (who === '') await startReport(turn, { kind: 'coverage' });
    else await say(turn, await statusCard(turn, await showStatus(turn.deps, who, turn.actor)));
  },
};

async function statusCard({ deps, actor }: Turn, status: Status): Promise<AdaptiveCard> {
  switch (status.kind) {
    case 'request':
      return requestCard(status.request, 'reader');
    case 'batch':
      // With the buttons of whoever asks: where its own cards are gone, this one steers it.
      return batchCard(status.view, await ownerFor(deps, actor, status.view.batch), deps.clock());
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
    case 'too-many':
      return tooManyCard(status);
  }
}
