import { failed, warning, type Finding, type Link } from '../mapping/finding';
import { UpstreamError } from '../mapping/upstream-error';
import type { Settings } from './deps';

/** What telling of a missing permission needs. */
export interface ConsentDeps {
  readonly settings: Pick<Settings, 'consentUrl'>;
}

/** The page where an administrator grants what the bot lacks; `undefined` when there is none. */
export function consentLink({ settings }: ConsentDeps): Link | undefined {
  const { consentUrl } = settings;
  return consentUrl === null ? undefined : { title: 'Grant admin consent', url: consentUrl };
}

/**
 * A service's trouble as a finding, with the consent page where a permission is missing.
 * @throws whatever is no trouble of a service, unchanged
 */
export function findingOf(deps: ConsentDeps, subject: string, error: unknown): Finding {
  if (!(error instanceof UpstreamError)) throw error;
  const { permission, advice = 'Try again in a minute.' } = error.details;
  return failed(subject, error.message, advice, permission === undefined ? undefined : consentLink(deps));
}

/** The same where things can be done without the service. */
export function warningOf(deps: ConsentDeps, subject: string, error: unknown): Finding {
  const { sentence, mend, link } = findingOf(deps, subject, error);
  return warning(subject, sentence, mend ?? 'Try again in a minute.', link);
}

/** Whether the service is there and refuses: for want of a permission, or of credentials. */
export function isDenied(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.trouble === 'denied';
}

/** What the read gives; `null` where the service does not tell, which then is done without. */
export async function unlessTrouble<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UpstreamError) return null;
    throw error;
  }
}

/** What the read gives; `null` where the bot lacks the permission. @throws UpstreamError of other kinds */
export async function unlessDenied<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (isDenied(error)) return null;
    throw error;
  }
}
