import { timeout, TimeoutStrategy } from 'cockatiel';
import { passGate, type Gate } from '../http/gate';
import { retryReads } from '../http/retry-reads';
import type { UpstreamError } from '../mapping/upstream-error';
import { troubleOfFailure } from './graph-trouble';

/** How calls to one of Entra's services are made. */
export interface CallPolicy extends Gate {
  /** How long a try may take, waiting for a slot included. */
  readonly timeoutMs: number;
  /** The trouble behind whatever a try threw; default: Graph's. */
  readonly troubleOf?: (error: unknown, timeoutMs: number) => UpstreamError;
}

/** One try of a call. */
type Call<T> = (signal: AbortSignal) => Promise<T>;

/** What is read. */
export interface Reading<T> {
  readonly call: Call<T>;
  /**
   * Looks at the answer before it counts; throws `UpstreamError`, a passing one to have the call made again. The service
   * is there, whatever its answer holds, so this is no outage for the breaker.
   */
  readonly check?: (answer: T) => void;
}

/**
 * Runs one call that only reads: each try is cut off after `timeoutMs`, passing trouble is tried twice more, with
 * exponential, jittered pauses that never undercut Retry-After. No try begins later than `timeoutMs` after the first, since
 * somebody is waiting; and none while the service has been away.
 * @throws UpstreamError
 */
export async function callWithPolicy<T>(policy: CallPolicy, reading: Reading<T>): Promise<T> {
  const patience = { patienceMs: policy.timeoutMs, firstPauseMs: 150, longestWaitMs: 2_000 };
  return retryReads(patience, () => readOnce(policy, reading));
}

/**
 * The same for one of the many calls of a long reading, which nobody waits for at a click: a Retry-After of half a minute
 * is waited for, so that what was read so far is not read again.
 * @throws UpstreamError
 */
export function callPatiently<T>(policy: CallPolicy, reading: Reading<T>): Promise<T> {
  const patience = { patienceMs: 90_000, firstPauseMs: 500, longestWaitMs: 30_000 };
  return retryReads(patience, () => readOnce(policy, reading));
}

/** Runs one try of a call, cut off after `timeoutMs`. @throws UpstreamError */
export function callOnce<T>(policy: CallPolicy, call: Call<T>): Promise<T> {
  const { timeoutMs, troubleOf = troubleOfFailure } = policy;
  return passGate(policy, timeoutMs, async (leftMs) => {
    const limit = timeout(leftMs, TimeoutStrategy.Aggressive);
    try {
      return await limit.execute(({ signal }) => call(signal));
    } catch (error) {
      throw troubleOf(error, leftMs);
    }
  });
}

async function readOnce<T>(policy: CallPolicy, { call, check }: Reading<T>): Promise<T> {
  const answer = await callOnce(policy, call);
  check?.(answer);
  return answer;
}
