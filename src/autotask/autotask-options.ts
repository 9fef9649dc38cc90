import type { UpstreamTrouble } from '../mapping/upstream-error';

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
  readonly outcome: 'ok' | UpstreamTrouble;
}

export interface AutotaskOptions extends AutotaskCredentials {
  /** What zone look-up would give as `url` (ends in `/ATServicesRest/`); `null`: look it up. */
  readonly baseUrl: string | null;
  /** Where zones are looked up. Default: Autotask's public address. */
  readonly zoneUrl?: string | undefined;
  /** How long one call may take, in milliseconds. Default 10 000. */
  readonly timeoutMs?: number | undefined;
  /** Told about every finished try of a call. */
  readonly onCall?: ((call: AutotaskCall) => void) | undefined;
}
