import { badRequest, GraphError } from '../graph-error';
import type { SimApplication } from './application';

const audiences = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
];
const writable = ['displayName', 'signInAudience', 'tags', 'web', 'spa', 'publicClient'];

/** What a create or update gives. Throws Graph's 400 for what it does not know or take. */
export function readApplicationBody(
  body: unknown,
  { creating }: { creating: boolean },
): Partial<SimApplication> {
  if (!body || typeof body !== 'object') throw badRequest('Empty Payload. JSON content expected.');
  const given = body as Partial<SimApplication>;
  const unknown = Object.keys(given).find((name) => !writable.includes(name));
  if (unknown) throw invalid(`Invalid property '${unknown}'.`);
  if (creating && !given.displayName)
    throw invalid("A value is required for property 'displayName' of resource 'Application'.");
  if (given.signInAudience !== undefined && !audiences.includes(given.signInAudience)) {
    throw invalid(`Invalid value specified for property 'signInAudience' of resource 'Application'.`);
  }
  for (const platform of [given.web, given.spa, given.publicClient])
    platform?.redirectUris.forEach(checkRedirectUri);
  return given;
}

/** Source: "Redirect URI (reply URL) outline and restrictions". */
function checkRedirectUri(uri: string): void {
  const isGood = URL.canParse(uri) && !uri.includes('#') && !uri.includes('*') && uri.length <= 256;
  const { protocol, hostname } = isGood ? new URL(uri) : { protocol: '', hostname: '' };
  if (protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')) return;
  throw new GraphError(
    400,
    'InvalidReplyUrl',
    `The redirect URI '${uri}' is not valid. It must start with 'HTTPS' or 'http://localhost' and have no fragment.`,
  );
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'Request_BadRequest', message);
}
