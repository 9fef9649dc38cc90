import { planVerdicts, type PlanRow, type PlanSummary, type PlanVerdict } from './plan';

/** Under this a summary counts refused rows that have no obstacle: lines of a file that repeat an earlier one. */
export const lineRepeated = 'line-repeated';

/** Counts what the rows came to. `estimate`: see `estimateOf`. */
export function summarise(rows: readonly PlanRow[], estimate: PlanSummary['estimate']): PlanSummary {
  const refused = rows.filter(({ verdict }) => verdict === 'refused');
  return {
    counts: {
      ...(Object.fromEntries(planVerdicts.map((verdict) => [verdict, 0])) as Record<PlanVerdict, number>),
      ...counted(rows.map(({ verdict }) => verdict)),
    },
    refusedBy: counted(refused.map(({ obstacles: [first] }) => first?.code ?? lineRepeated)),
    estimate,
  };
}

function counted(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}
