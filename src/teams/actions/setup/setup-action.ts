import type { Deps } from '../../../workflow/deps';
import { denialSentences } from '../../../mapping/policy';
import type { SetupClick } from '../../../workflow/setup/at-step';
import type { SetupAnswered } from '../../../workflow/setup/setup-view';
import { heldCard } from '../../cards/setup/paused-card';
import { setupCard } from '../../cards/setup/setup-card';
import type { CardAction, ClickData, Reply } from '../card-action';

/** A button of the set-up: what it does with the click and what was typed. */
export function setupAction(
  verb: string,
  work: (deps: Deps, click: SetupClick, data: ClickData) => Promise<SetupAnswered>,
): CardAction {
  return {
    verb,
    async run({ deps, actor }, data) {
      const click = { setupId: data.request, revision: data.revision, clicker: actor };
      return replyToSetup(await work(deps, click, data));
    },
  };
}

/** The answer to a click in the set-up: where it stands now, for everybody who sees the card. */
export function replyToSetup(answered: SetupAnswered): Reply {
  switch (answered.kind) {
    case 'shown':
      return { card: setupCard(answered), forAll: true };
    case 'held':
      return { card: heldCard(answered.setup) };
    case 'gone':
      return {
        message:
          'This card is of a set-up that was begun anew. Nothing was changed. Type setup to see the current one.',
      };
    case 'denied':
      return { message: denialSentences['not-administrator'] };
  }
}
