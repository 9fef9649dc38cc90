import type { PlanRow } from './plan';

/** What planning came to, before it has its place in the plan. */
export type NewRow = Omit<PlanRow, 'position'>;

/** A row of which nothing is known but what is given. */
export function newRow(given: Pick<NewRow, 'verdict' | 'resource'> & Partial<NewRow>): NewRow {
  return {
    user: null,
    evidence: [],
    warnings: [],
    obstacles: [],
    candidates: [],
    line: null,
    problem: null,
    ...given,
  };
}

/** Gives rows their places, in the order given: 1, 2, 3, ... */
export function numbered(rows: readonly NewRow[]): PlanRow[] {
  return rows.map((row, index) => ({ ...row, position: index + 1 }));
}
