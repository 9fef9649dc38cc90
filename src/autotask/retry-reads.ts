import {
  DelegateBackoff,
  ExponentialBackoff,
  handleType,
  retry,
  type IBackoff,
  type IRetryBackoffContext,
} from 'cockatiel';
import { UpstreamError } from '../mapping/upstream-error';

/** The longest Retry-After that is waited for, in milliseconds; a longer one is the caller's business. */
const longestWait = 5000;
const extraTries = 2;

/**
 * Does something that only reads, up to three times while the trouble is passing, with exponential, jittered pauses
 * that never undercut Retry-After. No try begins later than `patienceMs` after the first, since somebody may be waiting.
 * Never for writes: whether a lost one arrived must be looked up first.
 * @throws UpstreamError whatever the last try threw
 */
export function retryReads<T>(patienceMs: number, read: () => Promise<T>): Promise<T> {
  const patience = performance.now() + patienceMs;
  const mayRetry = (error: UpstreamError) => isPassing(error) && performance.now() < patience;
  const tries = retry(handleType(UpstreamError, mayRetry), { maxAttempts: extraTries, backoff });
  return tries.execute(read);
}

function isPassing(error: UpstreamError): boolean {
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
