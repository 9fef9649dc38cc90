import type { Patience } from '../http/retry-reads';

/**
 * How patient reading from Autotask is, for calls that may each take `timeoutMs`. After a time-out there is no further
 * try: Teams gives up on a click after about ten seconds, and several calls may be needed to answer it.
 */
export function patienceOf(timeoutMs: number): Patience {
  return { patienceMs: timeoutMs, firstPauseMs: 250, longestWaitMs: 5_000 };
}
