import { propose } from '../../workflow/propose';
import { examinedCard } from '../cards/answer-examined';
import { deniedCard } from '../cards/denied-card';
import { normaliseText } from '../commands/normalise-text';
import { readMapArguments } from '../commands/read-map-arguments';
import type { CardAction } from './card-action';

/** `Find this person`: goes on from the card that asks whom to map. */
export const findAction: CardAction = {
  verb: 'find',
  async run(turn, { person, who }) {
    const wish = readMapArguments(person || normaliseText(who));
    if (!wish) return { message: 'Please pick a person or type who it is, then press the button again.' };
    const proposed = await propose(turn.deps, { ...wish, requester: turn.actor });
    const card = proposed.kind === 'denied' ? deniedCard('not-administrator') : examinedCard(proposed);
    return { card, forAll: true };
  },
};
