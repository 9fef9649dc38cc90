import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Product } from './compose';
import { drain } from './drain';
import type { Tracing } from './trace/start-tracing';

/** What is running, and has to be brought to an end. */
export interface Running {
  readonly product: Product;
  /** `null`: no traces are sent. */
  readonly tracing: Tracing | null;
}

/**
 * How long new connections are still taken while `/readyz` says no already, in milliseconds: whoever spreads the load
 * learns of it a moment later than we do, and what it sends until then is answered.
 */
const graceMs = 1_500;
/**
 * Those who stop a process kill it after ten seconds. What is still under way then is left to its lease, and loses
 * nothing by it. In milliseconds; handing over traces comes on top, with a second at most.
 */
const drainMs = 8_500;

/**
 * From now on SIGTERM and SIGINT end the process: with code 0 within ten seconds of the signal, or at once while nothing runs
 * yet. As the first process of a container nothing else would, not even in the middle of the start.
 * @returns to be told what is running, once it is
 */
export function stopOnSignals(log: Logger): (running: Running) => void {
  let running: Running | null = null;
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    if (running === null) process.exit(0);
    void end(running, log).then((code) => process.exit(code));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  return (nowRunning) => {
    running = nowRunning;
  };
}

/** Answers the exit code. */
async function end({ product, tracing }: Running, log: Logger): Promise<number> {
  const finished = await Promise.race([
    drain(product, graceMs).then(
      () => 'finished' as const,
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        return 'failed' as const;
      },
    ),
    delay(drainMs, 'late' as const),
  ]);
  if (finished === 'late')
    log.warn('some work was still under way; its lease runs out and the next process takes it up');
  await tracing?.stop();
  return finished === 'failed' ? 1 : 0;
}
