import type { Breaker } from './breaker';
import { countDown } from './count-down';
import type { Slots } from './slots';

/** What a call to a service passes. */
export interface Gate {
  readonly breaker: Breaker;
  readonly slots: Slots;
}

/**
 * Makes a call that passes a gate, all of it in `timeoutMs`: waiting for a slot takes at most half, the rest is the call's own.
 * @param call is given the milliseconds it has left, and ends by itself when they are over
 * @throws ShortCircuitError when the service has been away; what the slots throw when there is no room; whatever the call throws
 */
export async function passGate<T>(
  { breaker, slots }: Gate,
  timeoutMs: number,
  call: (leftMs: number) => Promise<T>,
): Promise<T> {
  // Not only when there is a slot: calls that were begun before may still hold them all.
  breaker.refuseWhileOpen();
  const left = countDown(timeoutMs);
  return slots.run(() => breaker.run(() => call(left())), timeoutMs / 2);
}
