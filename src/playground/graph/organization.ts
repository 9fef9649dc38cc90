import { companyDomain } from '../directory/person';
import { ok } from '../directory/server/answer';
import type { Route } from '../directory/server/route';
import type { GraphState } from './graph-state';
import { requirePermission } from './require-permission';
import { contextOf } from './select-properties';

/** `GET /organization`: the tenant, a list of one. */
export function organizationRoute(state: GraphState): Route {
  return {
    method: 'GET',
    path: '/v1.0/organization',
    handle: (request) => {
      requirePermission(state.deniedPermissions, 'Organization.Read.All');
      const domain = { name: companyDomain, isDefault: true, isInitial: false, type: 'Managed' };
      const tenant = { id: state.directory.tenantId, displayName: 'Contoso', verifiedDomains: [domain] };
      return ok({ ...contextOf(request, 'organization'), value: [tenant] });
    },
  };
}
