import { DelegateBackoff, handleType, retry, type RetryPolicy } from 'cockatiel';
import { TeamsTrouble } from './teams-trouble';

const firstPauseMs = 500;
const longestPauseMs = 2_000;

/** How often a call is tried again. @param isSafe whether it does no harm twice: all but sending a message */
export function retriesOf(isSafe: boolean): RetryPolicy {
  const mayRetry = ({ details: { isNotTaken }, retryAfterMs = 0 }: TeamsTrouble): boolean =>
    (isSafe || isNotTaken) && retryAfterMs <= longestPauseMs;
  return retry(handleType(TeamsTrouble, mayRetry), {
    maxAttempts: 2,
    backoff: new DelegateBackoff(({ attempt, result }) =>
      Math.max(jittered(firstPauseMs * 2 ** (attempt - 1)), askedFor(result)),
    ),
  });
}

function jittered(ms: number): number {
  return ms * (0.5 + Math.random() / 2);
}

function askedFor(result: object): number {
  const error = 'error' in result ? result.error : undefined;
  return error instanceof TeamsTrouble ? (error.retryAfterMs ?? 0) : 0;
}
