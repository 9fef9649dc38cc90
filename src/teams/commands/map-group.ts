import { findGroup, type GroupFound } from '../../workflow/reports/find-group';
import { noticeCard } from '../cards/notice-card';
import type { AdaptiveCard } from '../cards/render-card';
import { shown } from '../cards/shown';
import { say } from '../turn';
import type { Command } from './command';
import { deniedReportCard, startReport } from './start-report';

/** `map group <name>`: a dry run for the people in a group of Entra ID. */
export const mapGroupCommand: Command = {
  name: 'map group',
  usage: 'map group <Entra group>',
  summary: 'The same for the people in a group of Entra ID, also through other groups. Administrators only.',
  async run(turn, rest) {
    const name = rest.replaceAll('"', '').trim();
    if (name === '') return say(turn, whichGroup());
    const found = await findGroup(turn.deps, { actor: turn.actor, name });
    if (found.kind === 'one') await startReport(turn, { kind: 'plan', scope: found.scope });
    else await say(turn, notFoundCard(found, name));
  },
};

function whichGroup(): AdaptiveCard {
  return noticeCard({
    tone: 'info',
    title: 'Which group?',
    lines: [
      'Type its name or Object ID after it, for example: map group Technicians',
      'Nothing was changed.',
    ],
  });
}

function notFoundCard(found: Exclude<GroupFound, { kind: 'one' }>, name: string): AdaptiveCard {
  switch (found.kind) {
    case 'denied':
      return deniedReportCard('plan');
    case 'none':
      return noticeCard({
        tone: 'info',
        title: `No group found for "${shown(name)}"`,
        lines: ['No group in Entra ID has this display name or Object ID. Nothing was changed.'],
        next: [
          'Check the spelling: the whole name counts. Or give its Object ID, which Entra shows on its page.',
        ],
      });
    case 'several':
      return noticeCard({
        tone: 'info',
        title: `Several groups are called "${shown(name)}"`,
        lines: [
          ...found.groups.map(({ displayName, id }) => `${shown(displayName, 80)}: ${id}`),
          ...(found.more ? ['And there are more.'] : []),
        ],
        next: ['Nothing was changed. Ask again with the Object ID, for example: map group <Object ID>'],
      });
  }
}
