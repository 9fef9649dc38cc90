import type { Done, Setup } from '../../../mapping/setup/setup';
import { readersTime } from '../../text/times';
import type { Fact } from '../facts';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { setupFields } from './setup-fields';
import { buttonData } from './step-model';

/** Draws `cards/setup-done.json`: what was set up, by whom and when. */
export function doneCard(setup: Setup): AdaptiveCard {
  return renderCard('setup-done', {
    ...accessible('Single sign-on is set up.'),
    fields: setupFields(setup),
    facts: setupFacts(setup),
    ...buttonData(setup),
  });
}

/** Who did which step, and when. */
export function setupFacts(setup: Setup): Fact[] {
  const { app, redirectUri, secret, copied, mode, pilot } = setup;
  const done: readonly (readonly [string, Done | null])[] = [
    ['App', app],
    ['Redirect URI', redirectUri],
    ['Secret', secret],
    ['Copied', copied],
    ['Mode', mode],
    ['First mapping', pilot],
  ];
  return done.flatMap(([label, step]) =>
    step ? [{ label, text: shown(step.by.name), when: readersTime(step.at) }] : [],
  );
}
