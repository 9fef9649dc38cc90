import { failed, warning, type Finding, type Link } from '../../mapping/finding';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';

/** The page where an administrator grants what the bot lacks; absent when there is none. */
export function consentLink({ settings }: Pick<Deps, 'settings'>): Link | undefined {
  const { consentUrl } = settings;
  return consentUrl === null ? undefined : { title: 'Open the consent page', url: consentUrl };
}

/**
 * A service's trouble as a finding, with the consent page where a permission is missing.
 * @throws whatever is no trouble of a service, unchanged
 */
export function findingOf(deps: Pick<Deps, 'settings'>, subject: string, error: unknown): Finding {
  if (!(error instanceof UpstreamError)) throw error;
  const { permission, advice = 'Try again in a minute.' } = error.details;
  return failed(subject, error.message, advice, permission === undefined ? undefined : consentLink(deps));
}

/** The same where the step can be done without the service. */
export function warningOf(deps: Pick<Deps, 'settings'>, subject: string, error: unknown): Finding {
  const { sentence, mend, link } = findingOf(deps, subject, error);
  return warning(subject, sentence, mend ?? 'Try again in a minute.', link);
}

/** What the read gives; `null` where the bot lacks the permission. @throws UpstreamError of other kinds */
export async function unlessDenied<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UpstreamError && error.trouble === 'denied') return null;
    throw error;
  }
}
