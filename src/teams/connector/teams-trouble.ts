/** Thrown when Teams did not take what the bot said, for now. Its message is for the log; nobody can be told in Teams. */
export class TeamsTrouble extends Error {
  override readonly name = 'TeamsTrouble';

  /**
   * @param details.statusCode the HTTP status, by the name that the SDK gives it
   * @param details.retryAfterMs how long to wait before it is tried again, in milliseconds
   * @param details.mayHaveArrived whether it was a message that Teams may have taken all the same, so that it would stand twice
   * @param details.isCrowded whether the call was not made, because too many others wait
   */
  constructor(
    message: string,
    readonly details: {
      statusCode?: number;
      retryAfterMs?: number;
      mayHaveArrived: boolean;
      isCrowded?: true;
      cause?: unknown;
    },
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

  /** As whoever would post it again looks for it. */
  get mayHaveArrived(): boolean {
    return this.details.mayHaveArrived;
  }
}
