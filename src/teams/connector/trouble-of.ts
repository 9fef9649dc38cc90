import { isTimeOut } from '../../http/is-time-out';
import { readRetryAfter } from '../../http/read-retry-after';
import { ExchangeError } from './exchange-error';
import { TeamsTrouble } from './teams-trouble';

/** What was asked of Teams, as far as its trouble depends on it. */
interface Asked {
  /** Whether something new was to stand there. Edits and readings do no harm twice. */
  readonly isMessage: boolean;
}

/** The trouble that an answer with this status stands for; `null`: it is none that passes. */
export function troubleOfStatus(
  statusCode: number,
  { isMessage, retryAfter }: Asked & { readonly retryAfter: string | null },
): TeamsTrouble | null {
  const isBusy = statusCode === 429 || statusCode === 412;
  if (!isBusy && statusCode < 500 && statusCode !== 408) return null;
  const retryAfterMs = readRetryAfter(retryAfter);
  const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
  const message = isBusy ? 'Teams asks to slow down' : 'Teams is not available at the moment';
  const mayHaveArrived = isMessage && !isBusy;
  return new TeamsTrouble(`${message} (HTTP ${statusCode}).`, { statusCode, mayHaveArrived, ...asked });
}

/** The trouble behind what was thrown while calling. @param asked.timeoutMs how long the call was allowed to take */
export function troubleOfFailure(
  error: unknown,
  { isMessage, timeoutMs }: Asked & { readonly timeoutMs: number },
): TeamsTrouble {
  if (error instanceof TeamsTrouble) return error;
  const { wasSent, cause } = error instanceof ExchangeError ? error : { wasSent: true, cause: error };
  const message = isTimeOut(cause)
    ? `Teams did not answer within ${timeoutMs / 1_000} s.`
    : 'Teams cannot be reached.';
  return new TeamsTrouble(message, { mayHaveArrived: isMessage && wasSent, cause: error });
}

/** How long to stay away from a queue that is full, in milliseconds: longer than a call goes on trying. */
const whileCrowdedMs = 10_000;

/** More calls to Teams than this process makes at a time are waiting already; this one was not made. */
export function crowded(): TeamsTrouble {
  const message = 'Too many calls to Teams are waiting already. Try again in 10 s.';
  return new TeamsTrouble(message, { mayHaveArrived: false, isCrowded: true, retryAfterMs: whileCrowdedMs });
}
