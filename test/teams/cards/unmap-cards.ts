import type { Decision, MappingRequest } from '../../../src/mapping/request';
import { approvalCard } from '../../../src/teams/cards/approval-card';
import { chooseMappingCard } from '../../../src/teams/cards/choose-card';
import { notMappedCard } from '../../../src/teams/cards/not-mapped-card';
import { pendingCard } from '../../../src/teams/cards/pending-card';
import { pendingReminderCard } from '../../../src/teams/cards/pending-reminder-card';
import type { AdaptiveCard } from '../../../src/teams/cards/render-card';
import { requestCard } from '../../../src/teams/cards/request-card';
import { unmapCard } from '../../../src/teams/cards/unmap-card';
import type { PendingReminder } from '../../../src/workflow/ports';
import type { UnmapProposal } from '../../../src/workflow/unmap/unmap-examined';
import { administrator, exampleUser } from '../../mapping/examples';
import {
  approval,
  draft,
  mapping,
  now,
  pendingRequest,
  people,
  proposal,
  requests,
  ticket,
} from './examples';
import { batches } from './batch-examples';
import { rewrite, type Rewrite } from './rewrite';

const warnings = [
  'Jane Doe is no longer in Entra ID. What is shown is as it was when the mapping was asked for.',
];

export const unmapProposal: UnmapProposal = {
  kind: 'unmap-proposal',
  draft: { ...draft, purpose: 'unmap' },
  user: proposal.user,
  resource: proposal.resource,
  mapping,
  postedBy: 'ticket',
  warnings,
};

/** A pending request to remove a mapping. */
const pending: MappingRequest = {
  ...pendingRequest,
  purpose: 'unmap',
  evidence: [],
  warnings,
  note: 'Jane has left.',
  undoes: { requestId: mapping.requestId, appliedAt: mapping.appliedAt },
};
const approved = { ...pending, revision: 4, decision: approval };

/** One request to remove a mapping in every state, and the ways a state can come about. */
export const removals = {
  pending,
  approved: { ...approved, state: 'approved' },
  publishing: { ...approved, state: 'publishing' },
  'awaiting clearing': { ...approved, state: 'awaiting_paste', publication: ticket },
  'awaiting clearing, said to be cleared': {
    ...approved,
    state: 'awaiting_paste',
    publication: ticket,
    pastedBy: administrator,
  },
  'removed by ticket': {
    ...approved,
    state: 'applied',
    publication: requests['applied by ticket'].publication,
    pastedBy: administrator,
  },
  'removed by field': {
    ...approved,
    state: 'applied',
    publication: requests['applied by field'].publication,
  },
  'removed, another ID in the field': {
    ...approved,
    state: 'applied',
    publication: { ...requests['applied by field'].publication, holdsAnother: true },
  },
  'removed, resource gone': { ...approved, state: 'applied' },
  rejected: { ...pending, state: 'rejected', decision: requests.rejected.decision },
  cancelled: { ...pending, state: 'cancelled', cancelledBy: administrator },
  'cancelled with a ticket': {
    ...approved,
    state: 'cancelled',
    cancelledBy: administrator,
    publication: ticket,
  },
  expired: { ...pending, state: 'expired' },
  void: {
    ...approved,
    state: 'void',
    obstacles: [{ code: 'not-mapped', name: 'Jane Doe', userName: 'jane.doe' }],
  },
  failed: { ...approved, state: 'failed', failure: 'The field holds another value.' },
} as const satisfies Record<string, MappingRequest>;

/** The first of two approvals was given, by whoever asked, in a one-person shop. */
export const halfApproved: MappingRequest = {
  ...pendingRequest,
  revision: 2,
  approvalsNeeded: 2,
  approvals: [{ ...approval, by: administrator, selfApproved: true } satisfies Decision],
};

/** Rows of a batch, as `status <row id>` shows them. */
export const rows = {
  pending: { ...pendingRequest, batch: { id: 'B-1', position: 3 } },
  failed: { ...requests.failed, batch: { id: 'B-1', position: 3 } },
  cancelled: {
    ...requests['awaiting paste'],
    state: 'cancelled',
    cancelledBy: administrator,
    batch: { id: 'B-1', position: 3 },
  },
} as const satisfies Record<string, MappingRequest>;

export const waiting: PendingReminder = {
  subject: pendingRequest.id,
  title: 'Map Jane Doe to jane.doe',
  requester: administrator.name,
  requestedAt: pendingRequest.requestedAt,
  expiresAt: pendingRequest.expiresAt,
  approvals: 1,
  approvalsNeeded: 2,
  places: [{ conversation: { id: 'thread' }, activityId: '1' }],
  approvers: { tagId: null, name: 'SSO approvers' },
};

/** Every card of removals, reminders and several approvals. */
export function unmapCards(change: Rewrite): Record<string, AdaptiveCard> {
  const with_ = <T>(value: T): T => rewrite(value, change);
  const request = (name: string, one: MappingRequest): [string, AdaptiveCard][] => [
    [`${name}, for the requester`, requestCard(with_(one), 'requester')],
    [`${name}, for approvals`, requestCard(with_(one), 'approvals')],
    [`${name}, for a reader`, requestCard(with_(one), 'reader')],
  ];
  return {
    unmap: unmapCard(with_(unmapProposal)),
    'choose a mapping': chooseMappingCard(with_(draft), with_([mapping, { ...mapping, objectId: 'other' }])),
    'not mapped': notMappedCard(
      with_({ kind: 'not-mapped', who: 'jane', people: [exampleUser()], open: null }),
    ),
    'not mapped, asked for': notMappedCard(
      with_({ kind: 'not-mapped', who: 'jane', people: [exampleUser()], open: pendingRequest }),
    ),
    'not mapped, being posted': notMappedCard(
      with_({ kind: 'not-mapped', who: 'jane', people: [exampleUser()], open: requests.publishing }),
    ),
    'none of them mapped': notMappedCard(with_({ kind: 'not-mapped', who: 'lee', people, open: null })),
    'nobody to unmap': notMappedCard(with_({ kind: 'not-mapped', who: 'jane', people: [], open: null })),
    'approval of a removal': approvalCard(with_(pending), now),
    'approval, the second': approvalCard(with_(halfApproved), now),
    'half approved': requestCard(with_(halfApproved), 'reader'),
    'self-approved': requestCard(
      with_({ ...requests.approved, decision: { ...approval, selfApproved: true } }),
      'reader',
    ),
    'pending, of every kind': pendingCard(
      [
        { kind: 'request', request: with_(halfApproved) },
        { kind: 'request', request: with_(removals['awaiting clearing']) },
        { kind: 'batch', batch: with_(batches.pending.batch) },
      ],
      now,
    ),
    'pending reminder': pendingReminderCard(with_(waiting), true),
    'pending reminder, its card gone': pendingReminderCard(with_({ ...waiting, approvalsNeeded: 1 }), false),
    ...Object.fromEntries(
      Object.entries(removals).flatMap(([name, one]) => request(`removal: ${name}`, one)),
    ),
    ...Object.fromEntries(
      Object.entries(rows).map(([name, row]) => [`row: ${name}`, requestCard(with_(row), 'reader')]),
    ),
  };
}

/** The buttons on them. */
export const unmapButtonsAllowed: Readonly<Record<string, readonly string[]>> = {
  unmap: ['Request approval'],
  'choose a mapping': ['Use this person'],
  'approval of a removal': ['Approve', 'Reject'],
  'approval, the second': ['Approve', 'Reject'],
  'removal: pending, for the requester': ['Cancel request'],
  'removal: awaiting clearing, for the requester': ['I have cleared it', 'Cancel request'],
  'removal: awaiting clearing, for approvals': ['I have cleared it'],
  'removal: failed, for the requester': ['Cancel request'],
  'removal: failed, for approvals': ['Retry'],
  'look-up: unmap-proposal': ['Request approval'],
  'look-up: choose-mapping': ['Use this person'],
};
