import { StoppedError, type StopSign } from '../mapping/stop-sign';
import type { Breaker } from './breaker';
import { countDown } from './count-down';
import type { Slots } from './slots';

/** What a call to a service passes. */
export interface Gate {
  readonly breaker: Breaker;
  readonly slots: Slots;
}

/** What is different about a call that is not just any. */
export interface Passing {
  /**
   * Whether `timeoutMs` is the call's own, and waiting comes on top, for writes: one that is given up may arrive all the same.
   * Default: no, since somebody may be waiting.
   */
  readonly waitsOnTop?: boolean;
  /** Looked at when there is a slot, right before the call. */
  readonly stop?: StopSign | undefined;
}

/**
 * Makes a call that passes a gate, all of it in `timeoutMs`: waiting for a slot takes at most half, the rest is the call's own.
 * @param call is given the milliseconds it has left, and ends by itself when they are over
 * @throws ShortCircuitError when the service has been away; what the slots throw when there is no room; StoppedError when it is
 * not to be made any more; whatever the call throws
 */
export async function passGate<T>(
  { breaker, slots }: Gate,
  timeoutMs: number,
  call: (leftMs: number) => Promise<T>,
  { waitsOnTop = false, stop }: Passing = {},
): Promise<T> {
  // Not only when there is a slot: calls that were begun before may still hold them all.
  breaker.refuseWhileOpen();
  const left = waitsOnTop ? () => timeoutMs : countDown(timeoutMs);
  const begin = (): Promise<T> => {
    // Outside of the breaker: what was not asked says nothing about the service.
    if (stop?.aborted) throw new StoppedError();
    return breaker.run(() => call(left()));
  };
  return slots.run(async () => begin(), timeoutMs / 2);
}
