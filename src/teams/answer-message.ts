import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Deps } from '../workflow/deps';
import { noteTurn } from '../trace/turn-notes';
import { noticeCard } from './cards/notice-card';
import { runCommand } from './commands';
import { TeamsTrouble } from './connector/teams-trouble';
import { explainError } from './explain-error';
import { textWithObjectIds } from './mentions';
import { referenceOf } from './reference-of';
import { refuseSecretMessage, secretMessageCard } from './refuse-secrets';
import { say, turnOf } from './turn';

/** Runs the command somebody typed, unless it looks like a pasted secret; whatever goes wrong is told in a sentence. */
export async function answerMessage(context: TurnContext, deps: Deps, log: Logger): Promise<void> {
  const turn = turnOf(context, deps);
  if (!turn) return;
  try {
    if (await refuseSecretMessage(turn)) await say(turn, secretMessageCard());
    else await runCommand(turn, await textWithObjectIds(context));
  } catch (error) {
    noteTurn({ outcome: 'failed' });
    const reference = referenceOf(context.activity);
    log.error({ err: error, activity: context.activity.id }, 'a message could not be answered');
    // Where Teams itself is the trouble there is nowhere to tell it, and what it did take would be contradicted.
    if (error instanceof TeamsTrouble) return;
    await say(turn, noticeCard({ tone: 'problem', ...explainError(error, reference) }));
  }
}
