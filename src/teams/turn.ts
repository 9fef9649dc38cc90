import type { TurnContext } from 'botbuilder';
import type { Actor } from '../mapping/request';
import type { Deps } from '../workflow/deps';
import { cardMessage } from './card-message';
import type { AdaptiveCard } from './cards/render-card';

/** One activity being answered: who sent it, what the workflow needs, and a way to answer. */
export interface Turn {
  readonly context: TurnContext;
  readonly actor: Actor;
  readonly deps: Deps;
}

/** Answers with a card in the same conversation (in a channel: in the same thread). */
export async function say(turn: Pick<Turn, 'context'>, card: AdaptiveCard): Promise<void> {
  await turn.context.sendActivity(cardMessage(card));
}

/**
 * Who sent the activity; `null` when it carries no Entra Object ID (anonymous meeting guests and other bots have
 * none), so that nobody without an identity can do anything.
 */
export function actorOf(context: TurnContext): Actor | null {
  const { from } = context.activity;
  const objectId = from.aadObjectId;
  return objectId ? { objectId: objectId.toLowerCase(), name: from.name || objectId } : null;
}

/** The activity as a turn; `null` when nobody with an identity sent it. */
export function turnOf(context: TurnContext, deps: Deps): Turn | null {
  const actor = actorOf(context);
  return actor && { context, actor, deps };
}
