import type { Report } from '../../../src/mapping/report';
import { storeReport } from '../../../src/workflow/reports/store-report';
import { driftNightly } from '../../../src/workflow/drift/drift-nightly';
import type { RowClick } from '../../../src/workflow/drift/finding-at';
import type { Harness } from '../harness';
import { alex, taylor } from '../harness/people';

/** The thread in which somebody typed `drift`. */
export const place = { conversation: { id: 'thread of drift' }, activityId: 'reading' };

/** A report of drift asked for by hand, made and drawn. */
export async function driftReport(harness: Harness): Promise<Report> {
  const { deps, store } = harness;
  const report: Report = {
    id: deps.newId(),
    revision: 1,
    kind: 'drift',
    task: { kind: 'drift' },
    state: 'reading',
    askedBy: alex,
    askedAt: deps.clock().toISOString(),
    place,
    result: null,
    failure: null,
  };
  await storeReport(deps, report);
  await harness.runJobs();
  const made = await store.reports.get(report.id);
  if (!made) throw new Error('the report is gone');
  return made;
}

/** Lets the schedule look at the clock. */
export async function night(harness: Harness): Promise<void> {
  await driftNightly(harness.deps);
  await harness.runJobs();
}

/** The digests in the approvals channel, each by what it tells. */
export function digests({ messenger }: Harness): { total: number; fresh: number; kinds: string[] }[] {
  return messenger.said.flatMap((said) =>
    said.what === 'digest-posted'
      ? [
          {
            total: said.digest.total,
            fresh: said.digest.fresh,
            kinds: said.digest.rows.map(({ finding }) => finding.kind),
          },
        ]
      : [],
  );
}

/** A click on the first row of a report, by an approver unless told otherwise. */
export function rowClick({ id, revision }: Report, given: Partial<RowClick> = {}): RowClick {
  return { reportId: id, revision, position: 1, clicker: taylor, ...given };
}
