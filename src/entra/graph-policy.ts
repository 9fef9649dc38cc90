import {
  DelegateBackoff,
  ExponentialBackoff,
  handleType,
  retry,
  timeout,
  TimeoutStrategy,
  type IBackoff,
  type IRetryBackoffContext,
} from 'cockatiel';
import { UpstreamError } from '../mapping/upstream-error';
import { troubleOfFailure } from './graph-trouble';

/** The longest Retry-After that is waited for while somebody looks at the screen, in milliseconds. */
const longestWait = 2000;
const extraTries = 2;

/**
 * Runs one call that only reads: each try is cut off after `timeoutMs`, passing trouble is tried twice more, with
 * exponential, jittered pauses that never undercut Retry-After. No try begins later than one and a half `timeoutMs`
 * after the first, since somebody is waiting.
 * @throws UpstreamError
 */
export async function callWithPolicy<T>(
  timeoutMs: number,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const patience = performance.now() + 1.5 * timeoutMs;
  const mayRetry = (error: UpstreamError) => isPassing(error) && performance.now() < patience;
  const tries = retry(handleType(UpstreamError, mayRetry), { maxAttempts: extraTries, backoff });
  const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
  return tries.execute(async () => {
    try {
      return await limit.execute(({ signal }) => attempt(signal));
    } catch (error) {
      throw troubleOfFailure(error, timeoutMs);
    }
  });
}

function isPassing(error: UpstreamError): boolean {
  return error.isTransient && (error.details.retryAfterMs ?? 0) <= longestWait;
}

const exponential = new ExponentialBackoff({ initialDelay: 150, maxDelay: longestWait });

const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>>((context, last) => {
  const next = last ? last.next(context) : exponential.next();
  return { delay: Math.max(next.duration, askedFor(context.result)), state: next };
});

function askedFor(result: object): number {
  const error = 'error' in result ? result.error : undefined;
  return error instanceof UpstreamError ? (error.details.retryAfterMs ?? 0) : 0;
}
