import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Product } from './compose';
import { closeServer } from './server/close-server';
import type { Tracing } from './trace/start-tracing';

/** What is running, and has to be brought to an end. */
export interface Running {
  readonly product: Product;
  /** `null`: no traces are sent. */
  readonly tracing: Tracing | null;
  readonly log: Logger;
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

/** Ends the process with code 0 within ten seconds of SIGTERM or SIGINT. */
export function stopOnSignals(running: Running): void {
  const stop = (signal: NodeJS.Signals): void => {
    running.log.info({ signal }, 'stopping');
    void end(running).then((code) => process.exit(code));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Answers the exit code. */
async function end({ product, tracing, log }: Running): Promise<number> {
  const finished = await Promise.race([
    drain(product).then(
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

/** Begins no new work, answers requests for a moment longer and then those under way, finishes running jobs. */
async function drain(product: Product): Promise<void> {
  const worked = product.drain();
  await delay(graceMs);
  await closeServer(product.server);
  await worked;
  await product.stop();
}
