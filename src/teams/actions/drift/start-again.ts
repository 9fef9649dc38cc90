import { denialSentences } from '../../../mapping/policy';
import type { Deps } from '../../../workflow/deps';
import type { RowClick } from '../../../workflow/drift/finding-at';
import { startRemap, startUnmap, type StartedAgain } from '../../../workflow/drift/start-again';
import { examinedCard } from '../../cards/answer-examined';
import { shown } from '../../cards/shown';
import { say, type Turn } from '../../turn';
import type { CardAction, Reply } from '../card-action';
import { missedSentences } from './missed-sentences';

/** `Unmap`: looks up the removal of the mapping, as the command does. */
export const unmapAction = rowAction('drift-unmap', startUnmap);

/** `Remap`: looks up the mapping anew, or its removal while it stands. */
export const remapAction = rowAction('drift-remap', startRemap);

function rowAction(verb: string, start: (deps: Deps, click: RowClick) => Promise<StartedAgain>): CardAction {
  return {
    verb,
    async run(turn, { request, revision, position }) {
      const click = { reportId: request, revision, position, clicker: turn.actor };
      return replyTo(turn, await start(turn.deps, click));
    },
  };
}

/** What the look-up came to is a message of its own, to be gone on from; the digest stays as it is. */
async function replyTo(turn: Turn, started: StartedAgain): Promise<Reply> {
  if (started.kind === 'over') return { message: over };
  if (started.kind !== 'started') return { message: missedSentences[started.kind] };
  const { proposed, step, finding } = started;
  if (proposed.kind === 'denied') return { message: denialSentences['not-administrator'] };
  await say(turn, examinedCard(proposed));
  return { message: nextSteps[step](shown(finding.person)) };
}

const over =
  'The mapping of this row was already removed, or mapped anew since. Nothing was changed. Type drift to look again.';

/** What to do next; nothing is asked for before that. */
const nextSteps: Readonly<
  Record<Extract<StartedAgain, { kind: 'started' }>['step'], (who: string) => string>
> = {
  unmap: (who) => `The mapping of ${who} is in a new message: go on there. Nothing was changed yet.`,
  'unmap-first': (who) =>
    `A remap takes two steps. The first, removing the old mapping of ${who}, is in a new message: go on there. Once it is removed, press Remap again.`,
  map: (who) => `What fits ${who} now is in a new message: go on there. Nothing was changed yet.`,
};
