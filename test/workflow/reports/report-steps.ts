import type { PlanRow, PlanVerdict } from '../../../src/mapping/plan/plan';
import type { PlanScope, Report, ReportResult, ReportTask } from '../../../src/mapping/report';
import type { Actor } from '../../../src/mapping/request';
import { beginReport } from '../../../src/workflow/reports/begin-report';
import { storeReport } from '../../../src/workflow/reports/store-report';
import type { Harness } from '../harness';
import { alex } from '../harness/people';

/** The message that said the bot is reading. */
export const place = { conversation: { id: 'alex and the bot' }, activityId: 'reading' };

/** A report that somebody asked for, stored and not made yet. */
export async function askedReport({ deps }: Harness, task: ReportTask, actor: Actor = alex): Promise<Report> {
  const begun = await beginReport(deps, { actor, task });
  if (begun.kind !== 'begun') throw new Error(`the report was ${begun.kind}`);
  const report = { ...begun.report, place };
  await storeReport(deps, report);
  return report;
}

/** The report as it is stored now. */
export async function reportNow({ store }: Harness, { id }: Pick<Report, 'id'>): Promise<Report> {
  const report = await store.reports.get(id);
  if (!report) throw new Error(`there is no report ${id}`);
  return report;
}

/** A plan that was made. */
export async function madePlan(harness: Harness, scope: PlanScope = { kind: 'all' }): Promise<Report> {
  const { id } = await askedReport(harness, { kind: 'plan', scope });
  await harness.runJobs();
  return reportNow(harness, { id });
}

/** The result of a plan, which it must be. */
export function planResult({ result, failure }: Report): Extract<ReportResult, { kind: 'plan' }> {
  if (result?.kind !== 'plan') throw new Error(`no plan was made: ${String(failure)}`);
  return result;
}

/** The rows of a list of a plan, or all. */
export async function planRows({ store }: Harness, { id }: Report, list?: PlanVerdict): Promise<PlanRow[]> {
  const rows = await store.reports.rows(id, { ...(list ? { lists: [list] } : {}), limit: 10_000 });
  return rows.flatMap((row) => ('plan' in row ? [row.plan] : []));
}

/** The row of the resource with this user name. */
export async function rowOf(harness: Harness, report: Report, userName: string): Promise<PlanRow> {
  const row = (await planRows(harness, report)).find(({ resource }) => resource?.userName === userName);
  if (!row) throw new Error(`the plan has no row for ${userName}`);
  return row;
}

/** The reports as they were drawn, in order. */
export function drawnReports({ messenger }: Harness): Report[] {
  return messenger.said.flatMap((said) => (said.what === 'report-drawn' ? [said.report] : []));
}
