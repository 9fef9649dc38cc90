import { TaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import type { Logger } from 'pino';
import { failed, type Finding } from '../../mapping/finding';
import { UpstreamError } from '../../mapping/upstream-error';
import { linkFor } from './link-for';
import type { Settings } from '../deps';

/** How long one group of checks may take, in milliseconds: each call inside gives up earlier by itself. */
const longestMs = 20_000;

/** What guarding needs. */
export interface GuardDeps {
  readonly log: Logger;
  readonly settings: Pick<Settings, 'consentUrl'>;
}

/**
 * Makes checks that fail alone: whatever goes wrong in them becomes a finding under this subject. Trouble with a service
 * is told in its own words; anything else in general ones, and the log has the rest. Never throws.
 */
export async function guard(
  deps: GuardDeps,
  subject: string,
  check: () => Promise<readonly Finding[]>,
  limitMs = longestMs,
): Promise<readonly Finding[]> {
  try {
    return await timeout(limitMs, TimeoutStrategy.Aggressive).execute(check);
  } catch (error) {
    if (!(error instanceof UpstreamError)) deps.log.error({ err: error, subject }, 'a check could not be made');
    return [troubleFinding(deps, subject, error, limitMs)];
  }
}

function troubleFinding(deps: GuardDeps, subject: string, error: unknown, limitMs: number): Finding {
  if (error instanceof UpstreamError) {
    const mend = error.details.advice ?? 'Try again in a minute.';
    return failed(subject, error.message, mend, linkFor(deps.settings, error));
  }
  if (error instanceof TaskCancelledError) {
    return failed(
      subject,
      `There was no answer within ${limitMs / 1_000} s.`,
      'Run doctor again; if it stays like this, check the network.',
    );
  }
  return failed(subject, 'Something went wrong on our side while checking this.', 'The log has the rest.');
}
