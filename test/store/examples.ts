import type { AuditEvent } from '../../src/mapping/audit-chain';
import type { EntraUser } from '../../src/mapping/entra-user';
import type { CardPlace, CurrentMapping, Draft, NewJob } from '../../src/mapping/records';
import type { MappingRequest } from '../../src/mapping/request';
import type { Resource } from '../../src/mapping/resource';

export const requester = { objectId: '00000000-0000-4000-8000-00000000000a', name: 'Ada Admin' };

const jane: EntraUser = {
  id: '00000000-0000-4000-8000-000000000001',
  displayName: 'Jane O’Brien',
  userPrincipalName: 'jane.obrien@example.com',
  mail: 'jane.obrien@example.com',
  mailNickname: 'jane.obrien',
  givenName: 'Jane',
  surname: 'O’Brien',
  accountEnabled: true,
  userType: 'Member',
  otherMails: [],
  proxyAddresses: ['SMTP:jane.obrien@example.com'],
  jobTitle: null,
  department: null,
};

const janesResource: Resource = {
  id: 29682885,
  userName: 'jobrien',
  firstName: 'Jane',
  lastName: 'O’Brien',
  email: 'jane.obrien@example.com',
  email2: null,
  email3: null,
  isActive: true,
  title: null,
  licence: 'Professional',
};

/** A pending request by the requester for Jane, with other facts where a test needs them. */
export function request(facts: Partial<MappingRequest> = {}): MappingRequest {
  return {
    id: 'R-1',
    revision: 1,
    state: 'pending',
    purpose: 'map',
    batch: null,
    user: jane,
    resource: janesResource,
    evidence: [],
    warnings: [],
    requester,
    note: null,
    requestedAt: '2026-03-01T09:00:00.000Z',
    expiresAt: '2026-03-04T09:00:00.000Z',
    changedAt: '2026-03-01T09:00:00.000Z',
    decision: null,
    approvals: [],
    approvalsNeeded: 1,
    cancelledBy: null,
    publication: null,
    pastedBy: null,
    obstacles: [],
    failure: null,
    ...facts,
  };
}

/** A request for a person and a resource of its own, told apart by the number (1 to 999999). */
export function requestNumber(number: number, facts: Partial<MappingRequest> = {}): MappingRequest {
  return request({ id: `R-${number}`, ...person(number), ...resource(number), ...facts });
}

export function person(number: number): { user: EntraUser } {
  return { user: { ...jane, id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` } };
}

export function resource(number: number): { resource: Resource } {
  return { resource: { ...janesResource, id: 30_000_000 + number } };
}

export function draft(facts: Partial<Draft> = {}): Draft {
  return {
    id: 'D-1',
    revision: 1,
    requester,
    purpose: 'map',
    who: 'jane',
    resourceName: null,
    objectId: null,
    resourceId: null,
    createdAt: '2026-03-01T09:00:00.000Z',
    ...facts,
  };
}

export function job(facts: Partial<NewJob> = {}): NewJob {
  return { kind: 'publish', subject: 'R-1', availableAt: '2026-03-01T09:00:00.000Z', ...facts };
}

export function event(facts: Partial<AuditEvent> = {}): AuditEvent {
  return {
    at: '2026-03-01T09:00:00.000Z',
    actor: requester,
    event: 'request.created',
    requestId: 'R-1',
    before: null,
    after: 'pending',
    details: { note: 'for the new laptop' },
    ...facts,
  };
}

export function place(facts: Partial<CardPlace> = {}): CardPlace {
  return {
    subject: 'R-1',
    role: 'approval',
    conversation: { id: '19:approvals', serviceUrl: 'http://127.0.0.1/teams', bot: { id: 'bot' } },
    activityId: '1700000000001',
    drawnRevision: 0,
    ...facts,
  };
}

export function mapping(facts: Partial<CurrentMapping> = {}): CurrentMapping {
  return {
    objectId: jane.id,
    resourceId: janesResource.id,
    userPrincipalName: jane.userPrincipalName,
    userName: janesResource.userName,
    requestId: 'R-1',
    appliedAt: '2026-03-01T10:00:00.000Z',
    ...facts,
  };
}
