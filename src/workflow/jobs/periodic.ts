import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

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
      await task().catch((error: unknown) =>
        log.warn({ err: error, task: name }, 'a periodic task will be tried again'),
      );
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

/** The timer rejects only when it is aborted, which is how it is told to stop. */
function ignoreAbort(): void {
  return;
}
