import { TaskCancelledError } from 'cockatiel';
import { busy, failing, troubleWith, unreachable, type Service } from '../http/upstream-trouble';
import { UpstreamError } from '../mapping/upstream-error';

/** Autotask as errors speak of it. */
export const autotask: Service = {
  upstream: 'Autotask',
  name: 'Autotask',
  whenAway: 'Try again in a minute; if it stays, check the network and status.autotask.net.',
};

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
  if (status === refusedStatus) return refusedCredentials();
  if (status === 403 || speaksOfRights(words)) return refusedAccess(words);
  if (status === 429) return busy(autotask, retryAfterMs);
  if (words && status < 502)
    return rejected(words.join(' ') || `Autotask refused without a reason (HTTP ${status}).`);
  if (status >= 500 || status === 408) return failing(autotask, status, retryAfterMs);
  return rejected(`Autotask refused the call (HTTP ${status}).`);
}

/**
 * The trouble behind whatever was thrown while calling.
 * @param timeoutMs how long the call was allowed to take
 */
export function troubleOfFailure(error: unknown, timeoutMs: number): UpstreamError {
  if (error instanceof UpstreamError) return error;
  if (error instanceof TaskCancelledError) {
    return unreachable(autotask, `Autotask did not answer within ${timeoutMs / 1000} s.`, error);
  }
  return unreachable(autotask, 'Autotask cannot be reached.', error);
}

/** Autotask answered with something that is not what it documents. */
export function unreadableAnswer(cause?: unknown): UpstreamError {
  return unreachable(autotask, 'Autotask gave an answer that cannot be read.', cause);
}

/** Autotask, or the product in its name, will not do this however often it is asked. */
export function rejected(message: string, advice?: string): UpstreamError {
  return troubleWith(autotask, 'rejected', message, advice === undefined ? {} : { advice });
}

const refusedStatus = 401;

/** Whether the credentials were refused, so that nothing was done. */
export function isRefusedCredentials(error: unknown): boolean {
  return error instanceof UpstreamError && error.details.status === refusedStatus;
}

/** The API user's name, secret or integration code is wrong: asking again would lock the API user out. */
export function refusedCredentials(): UpstreamError {
  return troubleWith(autotask, 'denied', "Autotask refused the API user's credentials.", {
    status: refusedStatus,
    advice:
      'Check AUTOTASK_USERNAME, AUTOTASK_SECRET and AUTOTASK_INTEGRATION_CODE, and that the API user is active and not locked.',
  });
}

/** No zone knows the API user. */
export function unknownApiUser(words: readonly string[] | null): UpstreamError {
  const said = words?.length ? ` It says: ${words.join(' ')}` : '';
  return troubleWith(
    autotask,
    'denied',
    `Autotask knows no API user of the name in AUTOTASK_USERNAME.${said}`,
    {
      advice:
        'Copy the user name of the API user from Admin > Resources/Users (HR) in Autotask to AUTOTASK_USERNAME.',
    },
  );
}

/** A missing right comes as 500, like a validation, but with these words (as public clients of the API have met them). */
function speaksOfRights(words: readonly string[] | null): boolean {
  return words?.some((text) => /adequate permissions/i.test(text)) ?? false;
}

function refusedAccess(words: readonly string[] | null): UpstreamError {
  const said = words?.length ? ` It says: ${words.join(' ')}` : '';
  return troubleWith(autotask, 'denied', `Autotask does not let the API user do this.${said}`, {
    advice:
      "Check the API user's security level, and AUTOTASK_USERNAME, AUTOTASK_SECRET and AUTOTASK_INTEGRATION_CODE.",
  });
}
