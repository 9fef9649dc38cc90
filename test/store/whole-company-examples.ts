import type { Batch } from '../../src/mapping/batch/batch';
import type { Download } from '../../src/mapping/download';
import type { AcceptedDrift, DriftFinding } from '../../src/mapping/drift/drift';
import type { PlanRow } from '../../src/mapping/plan/plan';
import type { Report, ReportRow } from '../../src/mapping/report';
import type { MappingRequest } from '../../src/mapping/request';
import { request, requester, requestNumber } from './examples';

/** A pending batch, with other facts where a test needs them. */
export function batch(facts: Partial<Batch> = {}): Batch {
  return {
    id: 'B-1',
    revision: 1,
    state: 'pending',
    reportId: 'P-1',
    size: 3,
    requester,
    note: null,
    requestedAt: '2026-03-01T09:00:00.000Z',
    expiresAt: '2026-03-04T09:00:00.000Z',
    changedAt: '2026-03-01T09:00:00.000Z',
    decision: null,
    approvals: [],
    approvalsNeeded: 1,
    cancelledBy: null,
    haltedBy: null,
    haltReason: null,
    startedAt: null,
    retriedAt: null,
    ...facts,
  };
}

/** A row of batch `B-1`, for a person and a resource of its own. */
export function batchRow(position: number, facts: Partial<MappingRequest> = {}): MappingRequest {
  return requestNumber(position, {
    id: `B-1-${position}`,
    batch: { id: 'B-1', position },
    ...facts,
  });
}

/** A report that is being made. */
export function report(facts: Partial<Report> = {}): Report {
  return {
    id: 'P-1',
    revision: 1,
    kind: 'plan',
    task: { kind: 'plan', scope: { kind: 'all' } },
    state: 'reading',
    askedBy: requester,
    askedAt: '2026-03-01T09:00:00.000Z',
    place: null,
    result: null,
    failure: null,
    ...facts,
  };
}

/** A row of a plan, with a verdict that is its list. */
export function planRow(position: number, facts: Partial<PlanRow> = {}): ReportRow {
  const { user, resource } = request();
  const row: PlanRow = {
    position,
    verdict: 'exact',
    resource,
    user,
    evidence: [],
    warnings: [],
    obstacles: [],
    candidates: [],
    line: null,
    problem: null,
    ...facts,
  };
  return { position, list: row.verdict, plan: row };
}

/** A finding of drift as a row of a report. */
export function driftRow(position: number): ReportRow {
  const drift: DriftFinding = {
    kind: 'user-renamed',
    key: 'user-renamed/1/2',
    fingerprint: 'jane@example.com',
    objectId: '1',
    resourceId: 2,
    person: 'Jane O’Brien',
    resource: 'jobrien',
    requestId: 'R-1',
    sentence: 'Jane was renamed.',
    advice: 'Look at it.',
    newObjectId: null,
  };
  return { position, list: drift.kind, drift };
}

export function acceptedDrift(facts: Partial<AcceptedDrift> = {}): AcceptedDrift {
  return {
    key: 'user-renamed/1/2',
    fingerprint: 'jane@example.com',
    by: requester,
    at: '2026-03-01T09:00:00.000Z',
    reason: 'She married.',
    ...facts,
  };
}

/** A file that waits to be fetched until ten past nine. */
export function download(facts: Partial<Download> = {}): Download {
  return {
    id: 'L-1',
    owner: requester,
    tokenHash: 'hash-1',
    fileName: 'audit.csv',
    content: { kind: 'audit', format: 'csv', records: 3 },
    createdAt: '2026-03-01T09:00:00.000Z',
    expiresAt: '2026-03-01T09:10:00.000Z',
    usedAt: null,
    ...facts,
  };
}
