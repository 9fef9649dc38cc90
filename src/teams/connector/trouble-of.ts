import { BulkheadRejectedError } from 'cockatiel';
import { TeamsTrouble } from './teams-trouble';

/** Codes of sockets that were never connected, so that nothing can have arrived. */
const neverSent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The trouble that an answer with this status stands for; `null`: it is none that passes. */
export function troubleOfStatus(statusCode: number, retryAfter: string | null): TeamsTrouble | null {
  const isBusy = statusCode === 429 || statusCode === 412;
  if (!isBusy && statusCode < 500 && statusCode !== 408) return null;
  const retryAfterMs = Number(retryAfter ?? Number.NaN) * 1_000;
  const asked = Number.isNaN(retryAfterMs) ? {} : { retryAfterMs };
  const message = isBusy ? 'Teams asks to slow down' : 'Teams is not available at the moment';
  return new TeamsTrouble(`${message} (HTTP ${statusCode}).`, { statusCode, isNotTaken: isBusy, ...asked });
}

/** The trouble behind what was thrown while calling. @param timeoutMs how long the call was allowed to take */
export function troubleOfFailure(error: unknown, timeoutMs: number): TeamsTrouble {
  if (error instanceof TeamsTrouble) return error;
  if (error instanceof BulkheadRejectedError) {
    return new TeamsTrouble('Too many calls to Teams are waiting already.', { isNotTaken: true });
  }
  if ((error as { name?: unknown }).name === 'TimeoutError') {
    const message = `Teams did not answer within ${timeoutMs / 1_000} s.`;
    return new TeamsTrouble(message, { isNotTaken: false, cause: error });
  }
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: unknown };
  return new TeamsTrouble('Teams cannot be reached.', { isNotTaken: neverSent.has(code), cause: error });
}
