import { TaskCancelledError } from 'cockatiel';

/** Why a caller is not let in. */
export interface Untrusted {
  /** HTTP: 401 when the token is no good, 503 when that could not be found out. */
  readonly status: 401 | 503;
  /** For the log. Without what stood in the token, but for the library's own words. */
  readonly reason: string;
}

const mostSigns = 200;

/** What a failed check of a token comes to. Whatever is not known to be our own trouble is the caller's. */
export function untrusted(error: unknown): Untrusted {
  const { name, message, statusCode } = (error ?? {}) as Partial<Error & { statusCode: number }>;
  const isOurs = error instanceof TaskCancelledError || name === 'FetchError' || statusCode === 500;
  return { status: isOurs ? 503 : 401, reason: `${name ?? 'unknown'}: ${message ?? ''}`.slice(0, mostSigns) };
}
