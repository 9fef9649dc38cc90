import { denialSentences } from '../../mapping/policy';
import { propose } from '../../workflow/propose';
import { examinedCard } from '../cards/answer-examined';
import { normaliseText } from '../commands/normalise-text';
import { readMapArguments } from '../commands/read-map-arguments';
import { objectIdOfMember } from '../object-id-of-member';
import type { Turn } from '../turn';
import type { CardAction, ClickData } from './card-action';

/** `Find this person`: goes on from the card that asks whom to map. */
export const findAction: CardAction = {
  verb: 'find',
  async run(turn, click) {
    const wish = readMapArguments((await pickedPerson(turn, click)) ?? normaliseText(click.who));
    if (!wish) return { message: nobodyNamed };
    const proposed = await propose(turn.deps, { ...wish, requester: turn.actor });
    if (proposed.kind === 'denied') return { message: denialSentences['not-administrator'] };
    return { card: examinedCard(proposed), forAll: true };
  },
};

/** For somebody who pressed the button of a card that asks for a person, without naming one. */
export const nobodyNamed = 'Please pick a person or type who it is, then press the button again.';

/**
 * The Object ID of whom the people picker gave; `null` when it gave nobody, or somebody without one. Depending on the
 * client the picker gives an Object ID or a Teams user id. Source: "People Picker in Adaptive Cards".
 */
export async function pickedPerson({ context }: Turn, { person }: ClickData): Promise<string | null> {
  if (person === '') return null;
  return person.startsWith('29:') ? await objectIdOfMember(context, person) : person;
}
