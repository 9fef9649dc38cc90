import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { correlated, newCorrelationId } from '../../trace/correlation';
import { inSpan } from '../../trace/spans';

/** Something done again and again until `stop`. */
export interface Periodic {
  /** Ends the repetition and resolves once a round under way is done. */
  stop(): Promise<void>;
}

/** Runs the task every `everyMs` milliseconds, never two rounds at once; a round that throws is logged and the next one comes. */
export function periodic(name: string, everyMs: number, task: () => Promise<void>, log: Logger): Periodic {
  const stopping = new AbortController();
  const { signal } = stopping;
  const rounds = async (): Promise<void> => {
    while (!signal.aborted) {
      await correlated(newCorrelationId(), () => round(name, task, log));
      await delay(everyMs, undefined, { signal }).catch(ignoreAbort);
    }
  };
  const running = rounds();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** One round: what it logs, calls and sets off carries an id of its own. */
async function round(name: string, task: () => Promise<void>, log: Logger): Promise<void> {
  try {
    await inSpan({ name: `round of ${name}`, isRoot: true }, task);
  } catch (error) {
    log.warn({ err: error, task: name }, 'a periodic task will be tried again');
  }
}

/** The timer rejects only when it is aborted, which is how it is told to stop. */
function ignoreAbort(): void {
  return;
}
