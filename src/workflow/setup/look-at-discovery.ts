import { failed, warning, type Finding } from '../../mapping/finding';
import { checkDiscovery } from '../../mapping/setup/check-discovery';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';

/** Fetches the tenant's discovery document as Autotask will, and checks it; one finding a check. */
export async function lookAtDiscovery(
  { discovery }: Pick<Deps, 'discovery'>,
  tenantId: string,
): Promise<Finding[]> {
  try {
    const fetched = await discovery.fetch(tenantId);
    return fetched.kind === 'document'
      ? checkDiscovery(fetched.document, tenantId, new URL(discovery.urlOf(tenantId)).hostname)
      : [noTenant(tenantId)];
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return [unreachable(error)];
  }
}

function noTenant(tenantId: string): Finding {
  return failed(
    'Tenant',
    `Microsoft knows no tenant ${tenantId}.`,
    'Go back to step 2 and copy the Directory (tenant) ID again.',
  );
}

/** Only a warning: the bot's network may be closed where Autotask's is open. */
function unreachable(error: UpstreamError): Finding {
  return warning(
    'Discovery document',
    `The bot could not fetch it: ${error.message}`,
    'Open the address in a browser: it must show a page of text that begins with token_endpoint. Then go on, or check again.',
  );
}
