import type { EntraUser } from '../../src/mapping/entra-user';
import type { MappingRequest } from '../../src/mapping/request';
import type { Resource } from '../../src/mapping/resource';

export const jane: EntraUser = {
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
  proxyAddresses: ['SMTP:jane.doe@contoso.example'],
  jobTitle: null,
  department: null,
};

export const janesResource: Resource = {
  id: 1001,
  userName: 'jane.doe',
  firstName: 'Jane',
  lastName: 'Doe',
  email: 'jane.doe@contoso.example',
  email2: null,
  email3: null,
  isActive: true,
  title: null,
  licence: 'Professional',
};

const requester = { objectId: 'a11ce000-0000-4000-8000-000000000001', name: 'Alex Admin' };
const approver = { objectId: '7ea41ead-0000-4000-8000-000000000002', name: 'Taylor Lead' };

/** An approved request to map Jane Doe to her resource, but for what is given. */
export function exampleRequest(given: Partial<MappingRequest> = {}): MappingRequest {
  return {
    id: 'REQ-0001',
    revision: 3,
    state: 'publishing',
    purpose: 'map',
    batch: null,
    user: jane,
    resource: janesResource,
    evidence: [],
    warnings: [],
    requester,
    note: 'Starts on Monday',
    requestedAt: '2026-11-23T08:00:00.000Z',
    expiresAt: '2026-11-26T08:00:00.000Z',
    changedAt: '2026-11-23T08:05:00.000Z',
    decision: { verdict: 'approved', by: approver, at: '2026-11-23T08:05:00.000Z', comment: null },
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
