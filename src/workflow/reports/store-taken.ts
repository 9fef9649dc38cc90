import type { PlanRow } from '../../mapping/plan/plan';
import type { Report } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';

/** A plan with one more chosen row, and who chose. */
interface TakenRow {
  readonly report: Report;
  readonly row: PlanRow;
  readonly by: Actor;
}

/** Stores the plan, the row and the audit record together; `false` when the plan was changed meanwhile. */
export function storeTaken(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  { report, row, by }: TakenRow,
): Promise<boolean> {
  const { position, user, resource } = row;
  return store.transaction(async ({ reports, audit }) => {
    if (!(await reports.replace(report))) return false;
    await reports.setRow(report.id, { position, list: row.verdict, plan: row });
    await audit.append({
      at: clock().toISOString(),
      actor: by,
      event: 'plan.chosen',
      requestId: report.id,
      before: null,
      after: null,
      details: { position, objectId: user?.id ?? null, resourceId: resource?.id ?? null },
    });
    return true;
  });
}
