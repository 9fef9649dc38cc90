import { setTimeout as pause } from 'node:timers/promises';
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
    const over = new AbortController();
    if (isMessage(context)) void keepTyping(context, over.signal, log);
    try {
      await next();
    } finally {
      over.abort();
    }
  };
}

async function keepTyping(context: TurnContext, over: AbortSignal, log: Logger): Promise<void> {
  try {
    await pause(firstMs, undefined, { signal: over });
    while (!over.aborted) {
      await sendTyping(context);
      await pause(everyMs, undefined, { signal: over });
    }
  } catch (error) {
    // Once the turn is over, the wait rejects and the context may not be used any more; neither is trouble.
    if (!over.aborted) log.warn({ err: error }, 'it could not be shown that the bot is typing');
  }
}

/** Past the turn's middleware, so that it does not count as the answer. */
async function sendTyping(context: TurnContext): Promise<void> {
  const reference = TurnContext.getConversationReference(context.activity);
  const typing = TurnContext.applyConversationReference({ type: ActivityTypes.Typing }, reference);
  await context.adapter.sendActivities(context, [typing]);
}
