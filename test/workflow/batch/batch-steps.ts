import type { Batch, BatchCounts } from '../../../src/mapping/batch/batch';
import { planAll } from '../../../src/mapping/plan/plan-all';
import type { PlanRow } from '../../../src/mapping/plan/plan';
import { planVerdicts } from '../../../src/mapping/plan/plan';
import type { Report } from '../../../src/mapping/report';
import type { Actor, MappingRequest } from '../../../src/mapping/request';
import type { BatchClicked } from '../../../src/workflow/batch/act-on-batch';
import { decideBatch } from '../../../src/workflow/batch/decide-batch';
import { requestBatch, type BatchAsked, type BatchWish } from '../../../src/workflow/batch/request-batch';
import type { Harness } from '../harness';
import { companyOf } from '../harness/company-of';
import { alex, taylor } from '../harness/people';
import { bindChannel } from '../harness/steps';

/** A plan over everybody, made and stored as the worker does. */
export async function planned({ deps, store }: Harness, askedBy: Actor = alex): Promise<Report> {
  const rows = planAll({
    users: await deps.directory.allUsers(),
    resources: await deps.resources.allActive(),
    mappings: await store.mappings.all(),
    open: await store.requests.openPairs(),
  });
  const report: Report = {
    id: deps.newId(),
    revision: 1,
    kind: 'plan',
    task: { kind: 'plan', scope: { kind: 'all' } },
    state: 'ready',
    askedBy,
    askedAt: deps.clock().toISOString(),
    place: { conversation: { id: 'thread of the plan' }, activityId: 'plan' },
    result: {
      kind: 'plan',
      summary: { counts: countsOf(rows), refusedBy: {}, estimate: { calls: 0, seconds: 0 } },
      batchId: null,
    },
    failure: null,
  };
  await store.reports.insert(report);
  await store.reports.setRows(
    report.id,
    rows.map((plan) => ({ position: plan.position, list: plan.verdict, plan })),
  );
  return report;
}

function countsOf(rows: readonly PlanRow[]) {
  const counts = planVerdicts.map((verdict) => [
    verdict,
    rows.filter((row) => row.verdict === verdict).length,
  ]);
  return Object.fromEntries(counts) as Record<PlanRow['verdict'], number>;
}

/** A click on `Request approval` below a plan. */
export function wishFor({ id, revision, askedBy }: Report, given: Partial<BatchWish> = {}): BatchWish {
  return {
    reportId: id,
    revision,
    clicker: askedBy,
    note: null,
    place: { conversation: { id: 'thread of the plan' }, activityId: 'plan' },
    ...given,
  };
}

/** The batch that must have come of asking for it. */
export function asked(answer: BatchAsked): Batch {
  if (answer.kind !== 'requested') throw new Error(`asking for approval came to ${JSON.stringify(answer)}`);
  return answer.batch;
}

/** The batch that must have come of a click. */
export function done(clicked: BatchClicked): Batch {
  if (clicked.kind !== 'done') throw new Error(`the click came to ${JSON.stringify(clicked)}`);
  return clicked.batch;
}

/** A company of this size, and a pending batch for all of it, with its approval card posted. */
export async function pendingBatch(harness: Harness, count: number): Promise<Batch> {
  companyOf(harness.directory, count);
  await bindChannel(harness);
  const { id } = asked(await requestBatch(harness.deps, wishFor(await planned(harness))));
  await harness.runJobs();
  return current(harness, id);
}

/** `Approve` on a card as the batch is now. */
export function approveBatch(
  { deps }: Harness,
  { id, revision }: Batch,
  clicker: Actor = taylor,
): Promise<BatchClicked> {
  return decideBatch(deps, { batchId: id, revision, clicker, verdict: 'approved', comment: null });
}

/** The batch as it is stored now. */
export async function current({ store }: Pick<Harness, 'store'>, id: string): Promise<Batch> {
  const batch = await store.batches.get(id);
  if (!batch) throw new Error(`there is no batch ${id}`);
  return batch;
}

/** How many rows are in each state. */
export function counts({ store }: Pick<Harness, 'store'>, { id }: Batch): Promise<BatchCounts> {
  return store.requests.countsOfBatch(id);
}

/** The row of this place (1, 2, 3, ...). */
export async function row(
  { store }: Pick<Harness, 'store'>,
  { id }: Batch,
  position: number,
): Promise<MappingRequest> {
  const found = await store.requests.get(`${id}-${position}`);
  if (!found) throw new Error(`batch ${id} has no row ${position}`);
  return found;
}
