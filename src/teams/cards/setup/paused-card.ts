import type { Setup } from '../../../mapping/setup/setup';
import { progressOf, stepTitles } from '../../../mapping/setup/steps';
import { readersTime } from '../../text/times';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { setupFacts } from './done-card';
import { buttonData } from './step-model';

/** Draws `cards/setup-paused.json`: the set-up was left for later. */
export function pausedCard(setup: Setup): AdaptiveCard {
  const sentence = `It stands at ${whereOf(setup)}. Nothing is lost: go on here, or type setup.`;
  return renderCard('setup-paused', {
    ...accessible(`The set-up is left for later. ${sentence}`),
    kicker: 'Set up single sign-on',
    title: 'Left for later',
    sentence,
    facts: [
      { label: 'Left by', text: shown(setup.holder.name), when: readersTime(setup.touchedAt) },
      ...setupFacts(setup),
    ],
    ...buttonData(setup),
  });
}

/** Draws `cards/setup-held.json`: somebody else walks through the set-up. */
export function heldCard(setup: Setup): AdaptiveCard {
  const name = shown(setup.holder.name, 80);
  return renderCard('setup-held', {
    ...accessible(`${name} is setting this up, and is at ${whereOf(setup)}.`),
    kicker: 'Set up single sign-on',
    title: `${name} is setting this up`,
    sentence: `They are at ${whereOf(setup)}${setup.paused ? ', and left it for later' : ''}. Nothing was changed.`,
    facts: [{ label: 'Last seen', text: '', when: readersTime(setup.touchedAt) }],
    ...buttonData(setup),
  });
}

/** `step 3 of 7, Redirect URI`. */
function whereOf({ step }: Setup): string {
  return step === 'done' ? 'its end' : `${progressOf(step).toLowerCase()}, ${stepTitles[step]}`;
}
