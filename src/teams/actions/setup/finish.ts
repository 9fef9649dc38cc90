import { finishSetup } from '../../../workflow/setup/finish-setup';
import { deniedCard } from '../../cards/denied-card';
import { examinedCard } from '../../cards/answer-examined';
import { normaliseText } from '../../commands/normalise-text';
import { say, type Turn } from '../../turn';
import type { CardAction, ClickData, Reply } from '../card-action';
import { nobodyNamed, pickedPerson } from '../find';
import { replyToSetup } from './setup-action';

/** The buttons of the last step: map somebody, map oneself, or leave the first mapping for later. */
export const finishActions: readonly CardAction[] = [
  {
    verb: 'setup-pilot',
    async run(turn, data) {
      const who = (await pickedPerson(turn, data)) ?? normaliseText(data.who);
      return who === '' ? { message: nobodyNamed } : finish(turn, data, who);
    },
  },
  { verb: 'setup-pilot-me', run: (turn, data) => finish(turn, data, turn.actor.objectId) },
  { verb: 'setup-finish', run: (turn, data) => finish(turn, data, null) },
];

/** What the look-up came to is a message of its own, which `map` goes on from. */
async function finish(turn: Turn, { request, revision }: ClickData, who: string | null): Promise<Reply> {
  const click = { setupId: request, revision, clicker: turn.actor };
  const { answered, proposed } = await finishSetup(turn.deps, click, who);
  if (proposed) {
    await say(turn, proposed.kind === 'denied' ? deniedCard('not-administrator') : examinedCard(proposed));
  }
  return replyToSetup(answered);
}
