import { UpstreamError } from '../../mapping/upstream-error';

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

/** Teams' trouble carries it too, which is no `UpstreamError`: nobody can be told of it there. */
function askedFor(error: unknown): number {
  const { retryAfterMs } = (error instanceof UpstreamError ? error.details : Object(error)) as {
    retryAfterMs?: unknown;
  };
  return typeof retryAfterMs === 'number' ? retryAfterMs : 0;
}
