import { choose } from '../../workflow/propose';
import { examinedCard } from '../cards/answer-examined';
import { oneLine } from '../text/one-line';
import type { CardAction } from './card-action';

/** `Use this person` and `Use this resource`: goes on with one of several. */
export const chooseAction: CardAction = {
  verb: 'choose',
  async run(turn, { request, revision, choice }) {
    if (choice === '') return { message: 'Please pick one first.' };
    const resourceId = /^\d{1,15}$/.test(choice) ? Number(choice) : null;
    const chosen = await choose(turn.deps, {
      draftId: request,
      revision,
      clicker: turn.actor,
      objectId: resourceId === null ? choice : null,
      resourceId,
    });
    if (chosen.kind === 'gone') return { message: usedUp };
    if (chosen.kind === 'not-yours') return { message: notYours(chosen.owner) };
    return { card: examinedCard(chosen), forAll: true };
  },
};

/** For a card whose look-up was used already, or is too old. */
export const usedUp =
  'This card was used already or is too old. Nothing was changed. Start again with the map or unmap command.';

/** For somebody who clicked in another person's look-up. */
export function notYours(owner: string): string {
  return `${oneLine(owner)} started this look-up, so only they can go on with it. Start your own with the map command.`;
}
