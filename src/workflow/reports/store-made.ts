import type { AuditEvent } from '../../mapping/audit-chain';
import type { Report, ReportResult } from '../../mapping/report';
import type { Deps } from '../deps';
import type { Made } from './made';

/**
 * Stores what a report came to, its rows and the audit record together. When somebody else made it meanwhile, theirs
 * stands.
 * @returns the report as it is stored now
 */
export async function storeMade(deps: Deps, report: Report, { result, rows }: Made): Promise<Report> {
  const ready: Report = {
    ...report,
    task: withoutLines(report.task),
    revision: report.revision + 1,
    state: 'ready',
    result,
  };
  const isStored = await deps.store.transaction(async ({ reports, audit }) => {
    if (!(await reports.replace(ready))) return false;
    await reports.setRows(report.id, rows);
    await audit.append(madeEvent(ready, result, deps.clock().toISOString()));
    return true;
  });
  return isStored ? ready : asStored(deps, ready);
}

/**
 * Stores that a report could not be made, and why. What nobody waits for is on record too.
 * @returns the report as it is stored now
 */
export async function storeFailed(deps: Deps, report: Report, failure: string): Promise<Report> {
  const failed: Report = { ...report, revision: report.revision + 1, state: 'failed', failure };
  const isStored = await deps.store.transaction(async ({ reports, audit }) => {
    if (!(await reports.replace(failed))) return false;
    if (report.place === null) await audit.append(failedEvent(failed, deps.clock().toISOString()));
    return true;
  });
  return isStored ? failed : asStored(deps, failed);
}

async function asStored({ store }: Deps, report: Report): Promise<Report> {
  return (await store.reports.get(report.id)) ?? report;
}

/** The lines of a file are kept in the rows that they became. */
function withoutLines(task: Report['task']): Report['task'] {
  if (task.kind !== 'plan' || task.scope.kind !== 'file') return task;
  return { ...task, scope: { ...task.scope, lines: [], unreadable: [] } };
}

const events = { plan: 'plan.made', coverage: 'coverage.made', drift: 'drift.checked' } as const;

function madeEvent({ id, askedBy, task }: Report, result: ReportResult, at: string): AuditEvent {
  const details = { reportId: id, ...numbersOf(result), ...scopeOf(task) };
  return {
    at,
    actor: askedBy,
    event: events[task.kind],
    requestId: null,
    before: null,
    after: null,
    details,
  };
}

/** Only drift is looked for without anybody waiting. */
function failedEvent({ id, askedBy, failure }: Report, at: string): AuditEvent {
  return {
    at,
    actor: askedBy,
    event: 'drift.failed',
    requestId: null,
    before: null,
    after: null,
    details: { reportId: id, failure },
  };
}

function numbersOf(result: ReportResult): Record<string, unknown> {
  switch (result.kind) {
    case 'plan':
      return { counts: result.summary.counts, refusedBy: result.summary.refusedBy };
    case 'coverage':
      return { counts: result.coverage.total };
    case 'drift':
      return { total: result.total, fresh: result.fresh, accepted: result.accepted };
  }
}

function scopeOf(task: Report['task']): Record<string, unknown> {
  if (task.kind !== 'plan') return {};
  return task.scope.kind === 'all' ? { scope: 'all' } : { scope: task.scope.kind, name: task.scope.name };
}
