import type { BreakerChange } from '../http/breaker';
import type { CallOutcome } from '../http/call-outcome';

/** The API user's credentials: AUTOTASK_USERNAME, AUTOTASK_SECRET and AUTOTASK_INTEGRATION_CODE. */
export interface AutotaskCredentials {
  readonly username: string;
  readonly secret: string;
  readonly integrationCode: string;
}

/** One finished call to Autotask, for metrics. */
export interface AutotaskCall {
  readonly upstream: 'Autotask';
  /** Method and endpoint without ids: `POST Tickets/query`. */
  readonly operation: string;
  readonly ms: number;
  readonly outcome: CallOutcome;
}

/** How long a reading call may take unless told otherwise, in milliseconds. */
export const usualTimeoutMs = 5_000;
/** How many times as long a writing call may take. */
export const writesTakeTimes = 3;

export interface AutotaskOptions extends AutotaskCredentials {
  /** What zone look-up would give as `url` (ends in `/ATServicesRest/`); `null`: look it up. */
  readonly baseUrl: string | null;
  /** Where zones are looked up. Default: Autotask's public address. */
  readonly zoneUrl?: string | undefined;
  /** How long one reading call may take, in milliseconds, since somebody may be waiting. Default 5 000. */
  readonly timeoutMs?: number | undefined;
  /**
   * How long one writing call may take, in milliseconds: longer, because nobody knows of a write that was given up
   * whether it arrived. Default: three times `timeoutMs`.
   */
  readonly writeTimeoutMs?: number | undefined;
  /** Told about every finished try of a call. */
  readonly onCall?: ((call: AutotaskCall) => void) | undefined;
  /** Told when a zone is not called any more, is tried again, or is back. */
  readonly onBreaker?: ((change: BreakerChange) => void) | undefined;
}
