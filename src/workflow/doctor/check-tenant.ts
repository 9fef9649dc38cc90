import { failed, ok, type Finding } from '../../mapping/finding';
import { attempt } from './attempt';
import type { Probes } from './probes';

export const tenantSubject = 'Tenant';

const mend =
  'Set TENANT_ID to the Directory (tenant) ID of your organisation, and AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET to an app registration in the same tenant.';

/**
 * Whether Graph shows the tenant that the bot serves. The directory's own record needs a permission that the bot can do
 * without, so without it the settings are compared instead.
 * @param tenantId TENANT_ID
 * @throws UpstreamError when Graph does not answer
 */
export async function checkTenant(
  { entra, configured }: Pick<Probes, 'entra' | 'configured'>,
  tenantId: string,
): Promise<Finding> {
  const record = await attempt(() => entra.tenant());
  if (record.kind === 'done') return compare(record.value, tenantId);
  if (record.error.details.permission === undefined) throw record.error;
  return compareSettings(configured.graphTenantId, tenantId);
}

function compare({ id, name }: { readonly id: string; readonly name: string }, tenantId: string): Finding {
  if (same(id, tenantId)) return ok(tenantSubject, `${name} (${tenantId}).`);
  return failed(
    tenantSubject,
    `The bot serves the tenant ${tenantId} (TENANT_ID), but its sign-in to Graph leads to ${name} (${id}).`,
    mend,
  );
}

function compareSettings(graphTenantId: string | null, tenantId: string): Finding {
  if (graphTenantId === null || same(graphTenantId, tenantId)) {
    return ok(
      tenantSubject,
      `${tenantId}, as configured. The directory's own record was not read; that would need Organization.Read.All, which the bot can do without.`,
    );
  }
  return failed(
    tenantSubject,
    `The bot serves the tenant ${tenantId} (TENANT_ID), but signs in to ${graphTenantId} (AZURE_TENANT_ID).`,
    mend,
  );
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
