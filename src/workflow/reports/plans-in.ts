import type { PlanRow } from '../../mapping/plan/plan';
import type { ReportRow } from '../../mapping/report';

/** The rows of a plan among rows of a report, which are all of them when it is one. */
export function plansIn(rows: readonly ReportRow[]): PlanRow[] {
  return rows.filter(isOfPlan).map(({ plan }) => plan);
}

function isOfPlan(row: ReportRow): row is Extract<ReportRow, { plan: PlanRow }> {
  return 'plan' in row;
}
