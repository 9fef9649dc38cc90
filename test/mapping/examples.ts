import type { EntraUser } from '../../src/mapping/entra-user';
import type { Actor, MappingRequest } from '../../src/mapping/request';
import type { Resource } from '../../src/mapping/resource';

export const administrator: Actor = {
  objectId: '7a9c1f00-5d2e-4c1b-9f53-0a1b2c3d4e01',
  name: 'Amira Haddad',
};
export const teamLead: Actor = { objectId: '7a9c1f00-5d2e-4c1b-9f53-0a1b2c3d4e02', name: 'Theo Lambert' };

/** Jane Doe as Entra ID knows her, but for what is given. */
export function exampleUser(given: Partial<EntraUser> = {}): EntraUser {
  return {
    id: '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01',
    displayName: 'Jane Doe',
    userPrincipalName: 'jane.doe@contoso.example',
    mail: 'jane.doe@contoso.example',
    mailNickname: 'jane.doe',
    givenName: 'Jane',
    surname: 'Doe',
    accountEnabled: true,
    userType: 'Member',
    otherMails: [],
    proxyAddresses: ['SMTP:jane.doe@contoso.example', 'smtp:jdoe@contoso.example'],
    jobTitle: 'Service Desk Engineer',
    department: 'Service Desk',
    ...given,
  };
}

/** Jane Doe as Autotask knows her, but for what is given. */
export function exampleResource(given: Partial<Resource> = {}): Resource {
  return {
    id: 29_682_885,
    userName: 'jane.doe',
    firstName: 'Jane',
    lastName: 'Doe',
    email: 'jane.doe@contoso.example',
    email2: 'jdoe@contoso.example',
    email3: null,
    isActive: true,
    title: 'Service Desk Engineer',
    licence: 'Professional',
    ...given,
  };
}

/** A resource that has nothing in common with Jane Doe, but for what is given. */
export function strangerResource(given: Partial<Resource> = {}): Resource {
  return exampleResource({
    id: 29_682_999,
    userName: 'oyelaran',
    firstName: 'Sade',
    lastName: 'Oyelaran',
    email: 'sade.oyelaran@contoso.example',
    email2: null,
    ...given,
  });
}

/** A pending request to map Jane Doe, but for what is given. */
export function exampleRequest(given: Partial<MappingRequest> = {}): MappingRequest {
  return {
    id: 'k7m2q9',
    revision: 1,
    state: 'pending',
    purpose: 'map',
    batch: null,
    user: exampleUser(),
    resource: exampleResource(),
    evidence: [],
    warnings: [],
    requester: administrator,
    note: null,
    requestedAt: '2026-11-23T08:00:00.000Z',
    expiresAt: '2026-11-26T08:00:00.000Z',
    changedAt: '2026-11-23T08:00:00.000Z',
    decision: null,
    approvals: [],
    approvalsNeeded: 1,
    cancelledBy: null,
    publication: null,
    pastedBy: null,
    obstacles: [],
    failure: null,
    ...given,
  };
}
