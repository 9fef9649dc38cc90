/** Thrown when Teams did not take what the bot said, for now. Its message is for the log; nobody can be told in Teams. */
export class TeamsTrouble extends Error {
  override readonly name = 'TeamsTrouble';

  /**
   * @param details.statusCode the HTTP status, by the name that the SDK gives it
   * @param details.retryAfterMs how long Teams asked to wait, in milliseconds
   * @param details.isNotTaken whether it is sure that Teams did nothing, so that a message may be sent again
   */
  constructor(
    message: string,
    readonly details: { statusCode?: number; retryAfterMs?: number; isNotTaken: boolean; cause?: unknown },
  ) {
    super(message, { cause: details.cause });
  }

  /** As the SDK's own errors have it. */
  get statusCode(): number | undefined {
    return this.details.statusCode;
  }

  /** As whoever tries again later looks for it. */
  get retryAfterMs(): number | undefined {
    return this.details.retryAfterMs;
  }
}
