import { newRow } from '../../mapping/plan/new-row';
import type { PlanRow, PlanSummary } from '../../mapping/plan/plan';
import type { PlanScope } from '../../mapping/report';

type Unreadable = Extract<PlanScope, { kind: 'file' }>['unreadable'];

/** A plan with its numbers. */
interface Plan {
  readonly rows: readonly PlanRow[];
  readonly summary: PlanSummary;
}

/** Under this a summary counts lines of a file that could not be read, which are refused. */
export const lineUnreadable = 'line-unreadable';

/** The plan of a file with the lines that could not be read in their places, so that none goes missing. */
export function withUnreadable({ rows, summary }: Plan, unreadable: Unreadable): Plan {
  if (unreadable.length === 0) return { rows, summary };
  const refused = unreadable.map(({ number, problem }) =>
    newRow({ verdict: 'refused', resource: null, line: { number, user: '', resource: '' }, problem }),
  );
  const { counts, refusedBy, estimate } = summary;
  return {
    rows: [...rows, ...refused].sort(byLine).map((row, index) => ({ ...row, position: index + 1 })),
    summary: {
      counts: { ...counts, refused: counts.refused + refused.length },
      refusedBy: { ...refusedBy, [lineUnreadable]: refused.length },
      estimate,
    },
  };
}

type Line = Pick<PlanRow, 'line'>;

function byLine(a: Line, b: Line): number {
  return (a.line?.number ?? 0) - (b.line?.number ?? 0);
}
