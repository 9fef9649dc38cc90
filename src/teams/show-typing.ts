import { ActivityTypes, TurnContext, type MiddlewareHandler } from 'botbuilder';
import type { Logger } from 'pino';
import { isMessage } from './activity-types';

const firstMs = 700;
const everyMs = 2_000;

/**
 * Shows in Teams that the bot is at work while a message takes longer to answer. In place of botbuilder's
 * `ShowTypingMiddleware`, whose timer outlives the turn: when Teams cannot be reached it throws where nobody catches,
 * which ends the process.
 */
export function showTyping(log: Logger): MiddlewareHandler {
  return async (context, next) => {
    const stop = isMessage(context) ? keepTyping(context, log) : null;
    try {
      await next();
    } finally {
      stop?.();
    }
  };
}

/** Plain timers: to end an AbortSignal costs an error with its stack, and nearly every turn is over before the first. */
function keepTyping(context: TurnContext, log: Logger): () => void {
  let isOver = false;
  const type = async (): Promise<void> => {
    try {
      await sendTyping(context);
      // Once the turn is over, the context may not be used any more.
      if (!isOver) timer = setTimeout(() => void type(), everyMs);
    } catch (error) {
      if (!isOver) log.warn({ err: error }, 'it could not be shown that the bot is typing');
    }
  };
  let timer = setTimeout(() => void type(), firstMs);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Past the turn's middleware, so that it does not count as the answer. */
async function sendTyping(context: TurnContext): Promise<void> {
  const reference = TurnContext.getConversationReference(context.activity);
  const typing = TurnContext.applyConversationReference({ type: ActivityTypes.Typing }, reference);
  await context.adapter.sendActivities(context, [typing]);
}
