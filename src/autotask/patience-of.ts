import type { Patience } from '../http/retry-reads';

/** How patient reading from Autotask is, for calls that may each take `timeoutMs`. */
export function patienceOf(timeoutMs: number): Patience {
  return { patienceMs: 1.5 * timeoutMs, firstPauseMs: 250, longestWaitMs: 5_000 };
}
