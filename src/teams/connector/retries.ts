import { DelegateBackoff, handleType, retry, type RetryPolicy } from 'cockatiel';
import { TeamsTrouble } from './teams-trouble';

const firstPauseMs = 500;
const longestPauseMs = 2_000;

/** How often a call is tried again: all but a message that Teams may have taken. */
export const retries: RetryPolicy = retry(handleType(TeamsTrouble, mayRetry), {
  maxAttempts: 2,
  backoff: new DelegateBackoff(({ attempt, result }) =>
    Math.max(jittered(firstPauseMs * 2 ** (attempt - 1)), askedFor(result)),
  ),
});

function mayRetry({ mayHaveArrived, retryAfterMs = 0 }: TeamsTrouble): boolean {
  return !mayHaveArrived && retryAfterMs <= longestPauseMs;
}

function jittered(ms: number): number {
  return ms * (0.5 + Math.random() / 2);
}

function askedFor(result: object): number {
  const error = 'error' in result ? result.error : undefined;
  return error instanceof TeamsTrouble ? (error.retryAfterMs ?? 0) : 0;
}
