import type { Link } from '../../mapping/finding';
import type { UpstreamError } from '../../mapping/upstream-error';
import type { Settings } from '../deps';

/** The page where a missing Graph permission is consented to; `undefined` when none is missing or there is no such page. */
export function linkFor(
  { consentUrl }: Pick<Settings, 'consentUrl'>,
  { details }: UpstreamError,
): Link | undefined {
  if (details.permission === undefined || consentUrl === null) return undefined;
  return { title: 'Grant admin consent', url: consentUrl };
}
