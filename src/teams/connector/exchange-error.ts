/** Thrown when a request got no whole answer. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';

  /**
   * @param cause what the socket said, or the reason why the call was given up
   * @param wasSent whether a connection stood, so that anything can have arrived
   */
  constructor(
    cause: unknown,
    readonly wasSent: boolean,
  ) {
    super('The HTTP request failed.', { cause });
  }
}
