import {
  DelegateBackoff,
  ExponentialBackoff,
  handleType,
  retry,
  type IBackoff,
  type IRetryBackoffContext,
} from 'cockatiel';
import { UpstreamError } from '../mapping/upstream-error';
import { ShortCircuitError } from './short-circuit-error';

/** How patient to be. All in milliseconds. */
export interface Patience {
  /** No try begins later than this after the first, since somebody may be waiting. */
  readonly patienceMs: number;
  /** The first pause, about; the following ones double. */
  readonly firstPauseMs: number;
  /** The longest Retry-After that is waited for; a longer one is the caller's business. */
  readonly longestWaitMs: number;
}

const extraTries = 2;

/**
 * Does something that only reads, up to three times while the trouble is passing, with exponential, jittered pauses
 * that never undercut Retry-After. Never for writes: whether a lost one arrived must be looked up first.
 * @throws UpstreamError whatever the last try threw
 */
export function retryReads<T>(patience: Patience, read: () => Promise<T>): Promise<T> {
  const until = performance.now() + patience.patienceMs;
  const mayRetry = (error: UpstreamError): boolean =>
    isPassing(error, patience.longestWaitMs) && performance.now() < until;
  const tries = retry(handleType(UpstreamError, mayRetry), {
    maxAttempts: extraTries,
    backoff: backoffOf(patience),
  });
  return tries.execute(read);
}

/** A call that was not made is not made again: whoever waits is told at once. */
function isPassing(error: UpstreamError, longestWaitMs: number): boolean {
  if (error instanceof ShortCircuitError) return false;
  return error.isTransient && (error.details.retryAfterMs ?? 0) <= longestWaitMs;
}

function backoffOf({
  firstPauseMs,
  longestWaitMs,
}: Patience): DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>> {
  const exponential = new ExponentialBackoff({ initialDelay: firstPauseMs, maxDelay: longestWaitMs });
  return new DelegateBackoff((context, last) => {
    const next = last ? last.next(context) : exponential.next();
    return { delay: Math.max(next.duration, askedFor(context.result)), state: next };
  });
}

function askedFor(result: object): number {
  const error = 'error' in result ? result.error : undefined;
  return error instanceof UpstreamError ? (error.details.retryAfterMs ?? 0) : 0;
}
