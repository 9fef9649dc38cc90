import type { Candidate } from '../../../src/mapping/match';
import type { CurrentMapping, Draft } from '../../../src/mapping/records';
import type { Decision, MappingRequest } from '../../../src/mapping/request';
import type { FieldPublication, TicketPublication } from '../../../src/mapping/publication';
import type { Proposal } from '../../../src/workflow/examine';
import { evidenceFor } from '../../../src/mapping/evidence';
import {
  administrator,
  exampleRequest,
  exampleResource,
  exampleUser,
  strangerResource,
  teamLead,
} from '../../mapping/examples';

/** The moment at which the example cards are drawn. */
export const now = new Date('2026-11-23T08:20:00.000Z');

export const draft: Draft = {
  id: 'd4x8wp',
  revision: 2,
  requester: administrator,
  purpose: 'map',
  who: 'jane.doe',
  resourceName: null,
  objectId: exampleUser().id,
  resourceId: exampleResource().id,
  createdAt: '2026-11-23T07:58:00.000Z',
};

export const approval: Decision = {
  verdict: 'approved',
  by: teamLead,
  at: '2026-11-23T08:05:00.000Z',
  comment: 'Seen her licence order.',
};
const rejection: Decision = { ...approval, verdict: 'rejected', comment: 'Jane starts in January.' };

export const ticket: TicketPublication = {
  kind: 'ticket',
  ticketId: 7_654_321,
  ticketNumber: 'T20261123.0001',
  ticketUrl: 'https://ww4.autotask.example/Mvc/ServiceDesk/TicketDetail.mvc?ticketId=7654321',
  itemId: 12,
  completion: null,
};
const tickedTicket: TicketPublication = {
  ...ticket,
  completion: {
    at: '2026-11-23T08:15:00.000Z',
    byResourceId: 29_682_999,
    byName: 'Sade Oyelaran (oyelaran)',
  },
};
const field: FieldPublication = {
  kind: 'field',
  field: 'Entra Object ID',
  verifiedAt: '2026-11-23T08:06:00.000Z',
};

const warnings = [
  'There is another similar resource: Sade Oyelaran (oyelaran). If that is the right one, use: map <who> to oyelaran.',
];

/** A pending request with everything a card can show. */
export const pendingRequest: MappingRequest = exampleRequest({
  note: 'Jane starts on Monday.',
  evidence: evidenceFor(exampleUser(), exampleResource()),
  warnings,
});

/** One request in every state, and the ways a state can come about. Keys are for the names of tests. */
export const requests = {
  pending: pendingRequest,
  approved: { ...pendingRequest, state: 'approved', revision: 2, decision: approval },
  publishing: { ...pendingRequest, state: 'publishing', revision: 3, decision: approval },
  'awaiting paste': {
    ...pendingRequest,
    state: 'awaiting_paste',
    purpose: 'map',
    batch: null,
    revision: 4,
    decision: approval,
    publication: ticket,
  },
  'awaiting paste, said to be pasted': {
    ...pendingRequest,
    state: 'awaiting_paste',
    revision: 4,
    decision: approval,
    publication: ticket,
    pastedBy: administrator,
  },
  'applied by ticket': {
    ...pendingRequest,
    state: 'applied',
    revision: 5,
    decision: approval,
    publication: tickedTicket,
  },
  'applied by field': {
    ...pendingRequest,
    state: 'applied',
    revision: 5,
    decision: approval,
    publication: field,
  },
  rejected: { ...pendingRequest, state: 'rejected', revision: 2, decision: rejection },
  cancelled: { ...pendingRequest, state: 'cancelled', revision: 2, cancelledBy: administrator },
  expired: { ...pendingRequest, state: 'expired', revision: 2 },
  void: {
    ...pendingRequest,
    state: 'void',
    revision: 3,
    decision: approval,
    obstacles: [
      { code: 'user-changed', field: 'Display name', was: 'Jane Doe', now: 'Jane Miller' },
      { code: 'resource-inactive', userName: 'jane.doe' },
    ],
  },
  failed: {
    ...pendingRequest,
    state: 'failed',
    revision: 4,
    decision: approval,
    failure: 'Autotask says: Queue is inactive.',
  },
} as const satisfies Record<string, MappingRequest>;

export const proposal: Proposal = {
  kind: 'proposal',
  draft,
  user: exampleUser(),
  resource: exampleResource(),
  evidence: evidenceFor(exampleUser(), exampleResource()),
  warnings,
};

export const people = [
  exampleUser({ displayName: 'Morgan Lee', userPrincipalName: 'morgan.lee@contoso.example' }),
  exampleUser({
    id: '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a02',
    displayName: 'Morgan Lee',
    userPrincipalName: 'morgan.lee2@contoso.example',
    department: 'Finance',
    accountEnabled: false,
  }),
];

export const candidates: readonly Candidate[] = [
  { resource: exampleResource(), evidence: evidenceFor(exampleUser(), exampleResource()) },
  { resource: strangerResource({ isActive: false, title: null }), evidence: [] },
];

export const mapping: CurrentMapping = {
  objectId: exampleUser().id,
  resourceId: exampleResource().id,
  userPrincipalName: 'jane.doe@contoso.example',
  userName: 'jane.doe',
  requestId: 'k7m2q9',
  appliedAt: '2026-11-23T08:15:00.000Z',
};
