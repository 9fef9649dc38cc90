import { GraphError } from '../graph-error';

/** Throws Graph's 400 for a redirect URI it does not take. Source: "Redirect URI (reply URL) outline and restrictions". */
export function checkRedirectUri(uri: string): void {
  const isGood = URL.canParse(uri) && !uri.includes('#') && !uri.includes('*') && uri.length <= 256;
  const { protocol, hostname } = isGood ? new URL(uri) : { protocol: '', hostname: '' };
  if (protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')) return;
  throw new GraphError(
    400,
    'InvalidReplyUrl',
    `The redirect URI '${uri}' is not valid. It must start with 'HTTPS' or 'http://localhost' and have no fragment.`,
  );
}
