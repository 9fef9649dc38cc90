import { TaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import { failed, type Finding } from '../../mapping/finding';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import { findingOf } from '../upstream-finding';

/** How long one group of checks may take, in milliseconds: each call inside gives up earlier by itself. */
const longestMs = 20_000;

type GuardDeps = Pick<Deps, 'log' | 'settings'>;

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
    if (error instanceof UpstreamError) return [findingOf(deps, subject, error)];
    deps.log.error({ err: error, subject }, 'a check could not be made');
    return [error instanceof TaskCancelledError ? tooLate(subject, limitMs) : oursFailed(subject)];
  }
}

/** The same for a single check. */
export async function guardOne(
  deps: GuardDeps,
  subject: string,
  check: () => Promise<Finding>,
): Promise<Finding> {
  const [finding] = await guard(deps, subject, async () => [await check()]);
  return finding ?? oursFailed(subject);
}

function tooLate(subject: string, limitMs: number): Finding {
  return failed(
    subject,
    `There was no answer within ${limitMs / 1_000} s.`,
    'Run doctor again; if it stays like this, check the network.',
  );
}

function oursFailed(subject: string): Finding {
  return failed(
    subject,
    'Something went wrong on our side while checking this.',
    'Run doctor again; if it stays like this, the log has the rest.',
  );
}
