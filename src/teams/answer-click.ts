import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Deps } from '../workflow/deps';
import { clickSchema, type CardAction, type Reply } from './actions/card-action';
import { inSpan } from '../trace/spans';
import { noteTurn } from '../trace/turn-notes';
import { answerInvoke } from './answer-invoke';
import { explainError } from './explain-error';
import { referenceOf } from './reference-of';
import { refuseSecretInput, secretInputSentence } from './refuse-secrets';
import { turnOf, type Turn } from './turn';

/** For a button whose verb or data this version does not know. */
export const unknownButton =
  'This button belongs to another version of the bot. Nothing was changed. Type help to see what it can do.';

/** Does what a button asks for, unless a secret was pasted into an input; whatever goes wrong is told in a sentence, and the card stays. */
export async function answerClick(
  context: TurnContext,
  action: CardAction,
  deps: Deps,
  log: Logger,
): Promise<void> {
  const turn = turnOf(context, deps);
  if (turn) await answerInvoke(context, await replyTo(turn, action, log));
}

async function replyTo(turn: Turn, action: CardAction, log: Logger): Promise<Reply> {
  const { activity } = turn.context;
  noteTurn({ kind: 'button', name: action.verb });
  const data = dataOf(activity.value);
  const click = clickSchema.safeParse(data);
  try {
    if (await refuseSecretInput(turn, action.verb, data)) return { message: secretInputSentence };
    if (!click.success) return { message: unknownButton };
    return await inSpan({ name: `button ${action.verb}` }, () => action.run(turn, click.data));
  } catch (error) {
    noteTurn({ outcome: 'failed' });
    const reference = referenceOf(activity);
    log.error({ err: error, activity: activity.id, verb: action.verb }, 'a click could not be answered');
    const { lines, next } = explainError(error, reference);
    return { message: [...lines, ...next].join(' ') };
  }
}

function dataOf(value: unknown): unknown {
  return (value as { action?: { data?: unknown } } | undefined)?.action?.data;
}
