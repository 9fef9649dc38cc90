import { BulkheadRejectedError, TaskCancelledError } from 'cockatiel';
import { UpstreamError, type UpstreamTrouble } from '../mapping/upstream-error';

/** An error answer of Autotask. */
export interface RefusedAnswer {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  /** The texts of its errors array, without secrets; `null` when there is no such array. */
  readonly words: readonly string[] | null;
}

/**
 * The trouble that an error answer stands for. HTTP 500 with an errors array is Autotask's validation, not an outage
 * (REST_Updating_Data_PATCH); without one it is.
 */
export function troubleOfAnswer({ status, retryAfterMs, words }: RefusedAnswer): UpstreamError {
  if (status === 401) return refusedCredentials();
  if (status === 403) return refusedAccess(words);
  if (status === 429) return busy(retryAfterMs);
  if (words && status < 502)
    return rejected(words.join(' ') || `Autotask refused without a reason (HTTP ${status}).`);
  if (status >= 500 || status === 408) return failing(status, retryAfterMs);
  return rejected(`Autotask refused the call (HTTP ${status}).`);
}

/**
 * The trouble behind whatever was thrown while calling.
 * @param timeoutMs how long the call was allowed to take
 */
export function troubleOfFailure(error: unknown, timeoutMs: number): UpstreamError {
  if (error instanceof UpstreamError) return error;
  if (error instanceof TaskCancelledError) {
    return unreachable(`Autotask did not answer within ${timeoutMs / 1000} s.`, error);
  }
  if (error instanceof BulkheadRejectedError) {
    return trouble('throttled', 'Too many calls to Autotask are waiting. Try again in a minute.', {
      cause: error,
    });
  }
  return unreachable('Autotask cannot be reached.', error);
}

/** Autotask answered with something that is not what it documents. */
export function unreadableAnswer(cause?: unknown): UpstreamError {
  return unreachable('Autotask gave an answer that cannot be read.', cause);
}

/** Autotask, or the product in its name, will not do this however often it is asked. */
export function rejected(message: string, advice?: string): UpstreamError {
  return trouble('rejected', message, advice === undefined ? {} : { advice });
}

/** The API user's name, secret or integration code is wrong: asking again would lock the API user out. */
export function refusedCredentials(): UpstreamError {
  return trouble('denied', "Autotask refused the API user's credentials.", {
    advice:
      'Check AUTOTASK_USERNAME, AUTOTASK_SECRET and AUTOTASK_INTEGRATION_CODE, and that the API user is active and not locked.',
  });
}

/** No zone knows the API user. */
export function unknownApiUser(words: readonly string[] | null): UpstreamError {
  const said = words?.length ? ` It says: ${words.join(' ')}` : '';
  return trouble('denied', `Autotask knows no API user of the name in AUTOTASK_USERNAME.${said}`, {
    advice:
      'Copy the user name of the API user from Admin > Resources/Users (HR) in Autotask to AUTOTASK_USERNAME.',
  });
}

function refusedAccess(words: readonly string[] | null): UpstreamError {
  const said = words?.length ? ` It says: ${words.join(' ')}` : '';
  return trouble('denied', `Autotask does not let the API user do this.${said}`, {
    advice:
      "Check the API user's security level, and AUTOTASK_USERNAME, AUTOTASK_SECRET and AUTOTASK_INTEGRATION_CODE.",
  });
}

function busy(retryAfterMs: number | undefined): UpstreamError {
  return trouble('throttled', `Autotask asks to slow down. ${wait(retryAfterMs)}`, { retryAfterMs });
}

function failing(status: number, retryAfterMs: number | undefined): UpstreamError {
  // A service that says when to come back is busy, not broken.
  const kind = retryAfterMs === undefined ? 'unreachable' : 'throttled';
  return trouble(kind, `Autotask is not available at the moment (HTTP ${status}). ${wait(retryAfterMs)}`, {
    retryAfterMs,
  });
}

function unreachable(message: string, cause: unknown): UpstreamError {
  const advice = 'Try again in a minute; if it stays, check the network and status.autotask.net.';
  return trouble('unreachable', message, { advice, cause });
}

function wait(retryAfterMs: number | undefined): string {
  return retryAfterMs === undefined
    ? 'Try again in a minute.'
    : `Try again in ${Math.ceil(retryAfterMs / 1000)} s.`;
}

function trouble(
  kind: UpstreamTrouble,
  message: string,
  { retryAfterMs, ...details }: { retryAfterMs?: number | undefined; advice?: string; cause?: unknown },
): UpstreamError {
  return new UpstreamError('Autotask', kind, message, {
    ...details,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
