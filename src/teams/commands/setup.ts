import { openSetup, restartSetup } from '../../workflow/setup/open-setup';
import type { SetupAnswered } from '../../workflow/setup/setup-view';
import { deniedCard } from '../cards/denied-card';
import { noticeCard } from '../cards/notice-card';
import type { AdaptiveCard } from '../cards/render-card';
import { heldCard } from '../cards/setup/paused-card';
import { setupCard } from '../cards/setup/setup-card';
import { say } from '../turn';
import type { Command } from './command';

/** `setup`: walk through setting up single sign-on, or go on where it stands; `setup restart` begins again. */
export const setupCommand: Command = {
  name: 'setup',
  usage: 'setup [restart]',
  summary: 'Set up single sign-on between Entra ID and Autotask, step by step. Administrators only.',
  async run(turn, rest) {
    const wish = rest.toLowerCase();
    if (wish === '') await say(turn, answerCard(await openSetup(turn.deps, turn.actor)));
    else if (wish === 'restart') await say(turn, answerCard(await restartSetup(turn.deps, turn.actor)));
    else await say(turn, howToType());
  },
};

function answerCard(answered: SetupAnswered): AdaptiveCard {
  switch (answered.kind) {
    case 'shown':
      return setupCard(answered);
    case 'held':
      return heldCard(answered.setup);
    case 'gone':
    case 'denied':
      return deniedCard('not-administrator');
  }
}

function howToType(): AdaptiveCard {
  return noticeCard({
    tone: 'info',
    title: 'Setup goes step by step',
    lines: ['Nothing was changed. Type setup to begin, or to go on where it stands.'],
    next: ['To begin again from the first step: setup restart'],
  });
}
