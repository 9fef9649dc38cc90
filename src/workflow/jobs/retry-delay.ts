import { mayHaveArrived, UpstreamError } from '../../mapping/upstream-error';

const firstMs = 1_000;
const longestMs = 5 * 60_000;

/**
 * How long to wait before a job is tried again, in milliseconds: doubled each time up to five minutes, with jitter
 * so that many jobs do not come back at once; never sooner than the service asked for.
 * @param attempts how often it was tried before this time
 */
export function retryDelayMs(attempts: number, error: unknown, random: () => number = Math.random): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 20));
  const jittered = ceiling / 2 + (random() * ceiling) / 2;
  return Math.round(Math.max(jittered, askedFor(error)));
}

/**
 * How long what an unanswered call was to create may take to be there, or never will be: as long as the work of a process that
 * died is left alone. Looked for sooner it may not be found, and be created twice. In milliseconds; 0 after any other trouble.
 */
export function landingMs(error: unknown, leaseMs: number): number {
  return mayHaveArrived(error) ? leaseMs : 0;
}

/** Teams' trouble carries it too, which is no `UpstreamError`: nobody can be told of it there. */
function askedFor(error: unknown): number {
  const { retryAfterMs } = (error instanceof UpstreamError ? error.details : Object(error)) as {
    retryAfterMs?: unknown;
  };
  return typeof retryAfterMs === 'number' ? retryAfterMs : 0;
}
