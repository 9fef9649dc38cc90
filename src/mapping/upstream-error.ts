/** The services the bot depends on, by the names people know them by. */
export type Upstream = 'Entra ID' | 'Autotask';

/**
 * What kind of trouble it is, which decides what happens next:
 * `unreachable` and `throttled` pass by themselves and are tried again; `denied` (401, 403) and `rejected`
 * (Autotask's validation) do not, and need a person.
 */
export type UpstreamTrouble = 'unreachable' | 'throttled' | 'denied' | 'rejected';

/** Thrown by every call to Graph or Autotask that did not do what was asked. Its message is fit for people. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';

  /** What the service calls the request that failed, for its own support to find it. */
  requestId: string | undefined;

  /**
   * @param message one plain sentence without secrets; for `rejected`, the service's own words
   * @param retryAfterMs how long the service asked to wait, in milliseconds
   * @param advice what the reader can do about it, one sentence
   * @param status the HTTP status, where the service refused by one
   * @param permission the Graph permission that is missing, where it is known to be one
   * @param mayHaveArrived set when the call was to create something, and the service may have done it or be at it still
   */
  constructor(
    readonly upstream: Upstream,
    readonly trouble: UpstreamTrouble,
    message: string,
    readonly details: {
      retryAfterMs?: number;
      advice?: string;
      permission?: string;
      status?: number;
      mayHaveArrived?: true;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
  }

  /** Whether the same call may succeed later without anybody's doing. */
  get isTransient(): boolean {
    return this.trouble === 'unreachable' || this.trouble === 'throttled';
  }

  /** What happened and, where it is known, what the reader can do about it. */
  get explanation(): string {
    return [this.message, this.details.advice].filter(Boolean).join(' ');
  }
}

/** Whether this is trouble of a call that was to create something, and nobody knows whether it did or still will. */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof UpstreamError && error.details.mayHaveArrived === true;
}
