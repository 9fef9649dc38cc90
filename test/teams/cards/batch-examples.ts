import type { Batch } from '../../../src/mapping/batch/batch';
import type { MappingRequest } from '../../../src/mapping/request';
import type { BatchView } from '../../../src/workflow/ports';
import { administrator, exampleUser, teamLead } from '../../mapping/examples';
import { approval, pendingRequest, requests } from './examples';

/** The id of the batch in the examples. */
export const batchId = 'b4tc-h7m2';

/** A row of the batch, but for what is given. */
export function exampleRow(position: number, given: Partial<MappingRequest> = {}): MappingRequest {
  return {
    ...pendingRequest,
    id: `${batchId}-${position}`,
    batch: { id: batchId, position },
    warnings: [],
    ...given,
  };
}

const others = ['Mateo Silva', 'Noah Fischer', 'Ava Thompson', 'Sophie Laurent'];

/** The first five rows, for a glance. */
export const firstRows: readonly MappingRequest[] = [
  exampleRow(1),
  ...others.map((displayName, index) => exampleRow(index + 2, { user: exampleUser({ displayName }) })),
];

/** A pending batch of 212, but for what is given. */
export function exampleBatch(given: Partial<Batch> = {}): Batch {
  return {
    id: batchId,
    revision: 2,
    state: 'pending',
    reportId: 'r3pt-2222',
    size: 212,
    requester: administrator,
    note: 'Everybody who matched exactly.',
    requestedAt: '2026-11-23T08:00:00.000Z',
    expiresAt: '2026-11-26T08:00:00.000Z',
    changedAt: '2026-11-23T08:10:00.000Z',
    decision: null,
    approvals: [],
    approvalsNeeded: 1,
    cancelledBy: null,
    haltedBy: null,
    haltReason: null,
    startedAt: null,
    retriedAt: null,
    ...given,
  };
}

/** A view of a pending batch, but for what is given. */
export function exampleView(batch: Partial<Batch>, given: Partial<BatchView> = {}): BatchView {
  return {
    batch: exampleBatch(batch),
    counts: { pending: 212 },
    tickets: batch.startedAt ? tickets : [],
    firstRows,
    warned: 0,
    leftOut: [],
    problems: [],
    trouble: null,
    ticketItems: 40,
    ...given,
  };
}

/** Tickets of a batch. */
export const tickets = [1, 2, 3, 4, 5, 6].map((number) => ({
  number: `T20261123.000${number}`,
  url: `https://ww4.autotask.example/Mvc/ServiceDesk/TicketDetail.mvc?ticketId=${7_654_320 + number}`,
}));

const problems = [
  {
    rows: 3,
    reason: 'Autotask says: Queue is inactive.',
    wayOut: 'Mend the cause; then an approver presses Retry the failed ones.',
  },
  {
    rows: 1,
    reason: 'The account in Entra ID is disabled now.',
    wayOut: 'Look at them again with the map command, and ask for approval of what is true now.',
  },
];
const started: Partial<Batch> = {
  state: 'running',
  decision: approval,
  approvals: [approval],
  startedAt: '2026-11-23T08:15:00.000Z',
};
const excluded = [{ by: teamLead.name, rows: 3 }];

/** One batch in every state, and the ways a state can come about. Keys are for the names of tests. */
export const batches = {
  pending: exampleView({}, { warned: 2, leftOut: excluded, counts: { pending: 209, cancelled: 3 } }),
  'just asked for': exampleView({}, { counts: {}, firstRows: [] }),
  'half approved': exampleView({ approvals: [approval], approvalsNeeded: 2 }, { ticketItems: null }),
  'all left out': exampleView(
    {},
    { firstRows: [], counts: { cancelled: 212 }, leftOut: [{ by: teamLead.name, rows: 212 }] },
  ),
  'not posted in Teams': exampleView({}, { trouble: 'The approval card cannot be posted just now.' }),
  running: exampleView(started, {
    counts: { awaiting_paste: 120, failed: 3, void: 1, approved: 80, publishing: 5, cancelled: 3 },
    leftOut: excluded,
    problems,
  }),
  'running, kept waiting': exampleView(started, {
    counts: { awaiting_paste: 120, approved: 92 },
    trouble: "Autotask's hourly requests are used up.",
  }),
  'running once more': exampleView(
    { ...started, retriedAt: '2026-11-24T08:00:00.000Z' },
    { counts: { applied: 209, approved: 3 } },
  ),
  paused: exampleView(
    { ...started, state: 'paused', haltedBy: teamLead },
    { counts: { awaiting_paste: 120, approved: 92 } },
  ),
  'paused by the bot': exampleView(
    {
      ...started,
      state: 'paused',
      haltedBy: { objectId: 'bot', name: 'sso bot' },
      haltReason: 'Autotask refuses the credentials of the API user.',
    },
    { counts: { awaiting_paste: 120, approved: 92 } },
  ),
  'done, to be pasted': exampleView(
    { ...started, state: 'done' },
    { counts: { applied: 10, awaiting_paste: 198, failed: 3, void: 1 }, problems },
  ),
  'done, some failed': exampleView(
    { ...started, state: 'done' },
    { counts: { applied: 208, failed: 3, void: 1 }, problems },
  ),
  'done, nothing posted': exampleView({ ...started, state: 'done' }, { counts: { void: 212 }, problems }),
  'done, no row left': exampleView({ ...started, state: 'done' }, { counts: { cancelled: 212 } }),
  applied: exampleView({ ...started, state: 'done' }, { counts: { applied: 212 } }),
  'applied, approved by whoever asked': exampleView(
    {
      ...started,
      state: 'done',
      approvals: [{ ...approval, by: administrator, selfApproved: true }],
      decision: { ...approval, by: administrator, selfApproved: true },
    },
    { counts: { applied: 212 }, tickets: tickets.slice(0, 1) },
  ),
  stopped: exampleView(
    { ...started, state: 'stopped', haltedBy: teamLead },
    { counts: { awaiting_paste: 120, failed: 3, cancelled: 89 }, problems },
  ),
  rejected: exampleView(
    { state: 'rejected', decision: { ...approval, verdict: 'rejected', comment: 'Not before January.' } },
    { counts: { rejected: 212 } },
  ),
  cancelled: exampleView({ state: 'cancelled', cancelledBy: administrator }, { counts: { cancelled: 212 } }),
  'ended by the bot': exampleView(
    {
      state: 'cancelled',
      cancelledBy: { objectId: 'bot', name: 'sso bot' },
      haltReason: 'Every row was mapped by somebody else meanwhile, so there is nothing left.',
    },
    { counts: {} },
  ),
  expired: exampleView({ state: 'expired' }, { counts: { expired: 212 } }),
} as const satisfies Record<string, BatchView>;

/** Eight rows of a list, with all that can have become of them. */
export const listedRows: readonly MappingRequest[] = [
  exampleRow(9, { warnings: pendingRequest.warnings }),
  exampleRow(10, { state: 'cancelled', cancelledBy: teamLead }),
  exampleRow(11, { ...requests.failed, batch: { id: batchId, position: 11 } }),
  exampleRow(12, { ...requests.void, batch: { id: batchId, position: 12 } }),
  exampleRow(13, { ...requests['awaiting paste'], batch: { id: batchId, position: 13 } }),
  exampleRow(14, { ...requests['applied by ticket'], batch: { id: batchId, position: 14 } }),
  exampleRow(15, { evidence: [] }),
  exampleRow(16),
];
