/** How long at least, in milliseconds, a message is not posted again that may stand in Teams already. */
const leastMs = 2 * 60_000;

/** Thrown when it is not known whether a message stands. */
class MayStandError extends Error {
  override readonly name = 'MayStandError';

  /** @param retryAfterMs when it is posted again, as whoever tries again later looks for it */
  constructor(
    cause: Error,
    readonly retryAfterMs: number,
  ) {
    const minutes = Math.ceil(retryAfterMs / 60_000);
    const again = `Teams has no way to look for it, so it is posted again in ${minutes} min.`;
    super(`${cause.message} The message may stand there all the same. ${again}`, { cause });
  }
}

/**
 * Posts a message. One that Teams may have taken, although it did not say so, is posted again when as much time has passed as
 * until now, so that while Teams is slow for an hour a handful stand there and not one for each minute.
 * @param since when it was first to be posted (ISO 8601, UTC)
 * @throws whatever `post` throws, with a `retryAfterMs` where the message may stand
 */
export async function postSparingly<T>(since: string, now: () => Date, post: () => Promise<T>): Promise<T> {
  try {
    return await post();
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    const askedMs = error.retryAfterMs ?? 0;
    const passedMs = now().getTime() - Date.parse(since);
    throw new MayStandError(error, Math.max(leastMs, passedMs, askedMs));
  }
}

/** Teams' own trouble is not known here; it says so by these names. */
function mayHaveArrived(error: unknown): error is Error & { readonly retryAfterMs?: number } {
  return error instanceof Error && 'mayHaveArrived' in error && error.mayHaveArrived === true;
}
