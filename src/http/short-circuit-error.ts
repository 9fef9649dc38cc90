import { UpstreamError } from '../mapping/upstream-error';
import type { Service } from './upstream-trouble';

/** Thrown in place of a call that was not made, because the service did not answer the calls before it. */
export class ShortCircuitError extends UpstreamError {
  /**
   * @param retryAfterMs when the service is asked again, in milliseconds from now
   * @param advice what the last trouble advised; default: what the service advises when it stays away
   */
  constructor({ upstream, name, whenAway }: Service, retryAfterMs: number, advice = whenAway) {
    const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
    super(
      upstream,
      'unreachable',
      `${name} did not answer several times in a row, so it is not asked for the moment. It is asked again in ${seconds} s.`,
      { retryAfterMs, advice },
    );
  }
}
