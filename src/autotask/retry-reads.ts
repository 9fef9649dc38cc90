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
import { troubleOfFailure } from './autotask-trouble';

/** The longest Retry-After that is waited for, in milliseconds; a longer one is the caller's business. */
const longestWait = 5000;
const extraTries = 2;

/**
 * Does something that only reads, up to three times while the trouble is passing, with exponential, jittered pauses
 * that never undercut Retry-After; all together within twice `timeoutMs`, since somebody may be waiting.
 * Never for writes: whether a lost one arrived must be looked up first.
 * @throws UpstreamError
 */
export async function retryReads<T>(
  timeoutMs: number,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const all = timeout(2 * timeoutMs, TimeoutStrategy.Aggressive);
  const tries = retry(handleType(UpstreamError, isWorthAnotherTry), { maxAttempts: extraTries, backoff });
  try {
    return await all.execute(({ signal }) => tries.execute(() => read(signal), signal));
  } catch (error) {
    throw troubleOfFailure(error, 2 * timeoutMs);
  }
}

function isWorthAnotherTry(error: UpstreamError): boolean {
  return error.isTransient && (error.details.retryAfterMs ?? 0) <= longestWait;
}

const exponential = new ExponentialBackoff({ initialDelay: 250, maxDelay: longestWait });

const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>>((context, last) => {
  const next = last ? last.next(context) : exponential.next();
  return { delay: Math.max(next.duration, askedFor(context.result)), state: next };
});

function askedFor(result: object): number {
  const error = 'error' in result ? result.error : undefined;
  return error instanceof UpstreamError ? (error.details.retryAfterMs ?? 0) : 0;
}
