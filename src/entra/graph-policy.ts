import { timeout, TimeoutStrategy } from 'cockatiel';
import { retryReads } from '../http/retry-reads';
import type { UpstreamError } from '../mapping/upstream-error';
import { troubleOfFailure } from './graph-trouble';

/** The trouble behind whatever a try threw. */
type TroubleOf = (error: unknown, timeoutMs: number) => UpstreamError;

/**
 * Runs one call that only reads: each try is cut off after `timeoutMs`, passing trouble is tried twice more, with
 * exponential, jittered pauses that never undercut Retry-After. No try begins later than one and a half `timeoutMs`
 * after the first, since somebody is waiting.
 * @throws UpstreamError
 */
export async function callWithPolicy<T>(
  timeoutMs: number,
  attempt: (signal: AbortSignal) => Promise<T>,
  troubleOf: TroubleOf = troubleOfFailure,
): Promise<T> {
  const patience = { patienceMs: timeoutMs, firstPauseMs: 150, longestWaitMs: 2_000 };
  return retryReads(patience, () => callOnce(timeoutMs, attempt, troubleOf));
}

/**
 * The same for one of the many calls of a long reading, which nobody waits for at a click: a Retry-After of half a minute
 * is waited for, so that what was read so far is not read again.
 * @throws UpstreamError
 */
export function callPatiently<T>(
  timeoutMs: number,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const patience = { patienceMs: 90_000, firstPauseMs: 500, longestWaitMs: 30_000 };
  return retryReads(patience, () => callOnce(timeoutMs, attempt));
}

/** Runs one try of a call, cut off after `timeoutMs`. @throws UpstreamError */
export async function callOnce<T>(
  timeoutMs: number,
  attempt: (signal: AbortSignal) => Promise<T>,
  troubleOf: TroubleOf = troubleOfFailure,
): Promise<T> {
  const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
  try {
    return await limit.execute(({ signal }) => attempt(signal));
  } catch (error) {
    throw troubleOf(error, timeoutMs);
  }
}
