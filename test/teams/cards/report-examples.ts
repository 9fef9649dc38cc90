import type { Coverage } from '../../../src/mapping/coverage';
import { evidenceFor } from '../../../src/mapping/evidence';
import type { PlanRow, PlanVerdict } from '../../../src/mapping/plan/plan';
import type { PlanScope, ReportResult } from '../../../src/mapping/report';
import type { Plan } from '../../../src/teams/cards/reports/plan-card';
import type { PlanPage } from '../../../src/workflow/reports/page-of';
import { administrator, exampleResource, exampleUser } from '../../mapping/examples';

type PlanResult = Extract<ReportResult, { kind: 'plan' }>;

const counts: Readonly<Record<PlanVerdict, number>> = {
  exact: 209,
  chosen: 3,
  likely: 12,
  ambiguous: 5,
  none: 8,
  'already-mapped': 20,
  refused: 6,
};

/** A plan of the whole company, but for what is given. */
export function examplePlan(result: Partial<PlanResult> = {}, scope: PlanScope = { kind: 'all' }): Plan {
  return {
    id: 'r3pt-2222',
    revision: 4,
    kind: 'plan',
    task: { kind: 'plan', scope },
    state: 'ready',
    askedBy: administrator,
    askedAt: '2026-11-23T08:00:00.000Z',
    place: null,
    failure: null,
    result: {
      kind: 'plan',
      summary: {
        counts,
        refusedBy: { 'resource-is-api-user': 3, 'user-disabled': 2, 'line-unreadable': 1 },
        estimate: { calls: 236, seconds: 24 },
      },
      batchId: null,
      ...result,
    },
  };
}

/** The numbers of a plan in which only these are not 0. */
export function summaryOf(given: Partial<Record<PlanVerdict, number>>): PlanResult['summary'] {
  const none = Object.fromEntries(Object.keys(counts).map((verdict) => [verdict, 0]));
  return {
    counts: { ...(none as typeof counts), ...given },
    refusedBy: {},
    estimate: { calls: 3, seconds: 1 },
  };
}

const user = exampleUser();
const resource = exampleResource();
const evidence = evidenceFor(user, resource);

/** A row that is exact, but for what is given. */
export function examplePlanRow(given: Partial<PlanRow> = {}): PlanRow {
  return {
    position: 7,
    verdict: 'exact',
    resource,
    user,
    evidence,
    warnings: [],
    obstacles: [],
    candidates: [],
    line: null,
    problem: null,
    ...given,
  };
}

const line = { number: 12, user: 'jane.dow', resource: 'jdow' };

/** A row of each list. */
export const planRows: Readonly<Record<PlanVerdict, PlanRow>> = {
  exact: examplePlanRow(),
  chosen: examplePlanRow({ verdict: 'chosen' }),
  likely: examplePlanRow({ verdict: 'likely', warnings: ['Only the name matches. Look at both first.'] }),
  ambiguous: examplePlanRow({
    verdict: 'ambiguous',
    user: null,
    evidence: [],
    candidates: Array.from({ length: 10 }, () => ({ user, evidence })),
    problem: 'Several people fit this resource equally well. Choose the one who logs in with it.',
  }),
  none: examplePlanRow({ verdict: 'none', user: null, evidence: [] }),
  'already-mapped': examplePlanRow({
    verdict: 'already-mapped',
    obstacles: [{ code: 'already-mapped', userName: 'jane.doe' }],
  }),
  refused: examplePlanRow({
    verdict: 'refused',
    user: null,
    resource: null,
    evidence: [],
    line,
    problem: 'Nobody in Entra ID is called jane.dow.',
  }),
};

/** The second of three pages of a list. */
export function examplePage(list: PlanVerdict, given: Partial<PlanPage> = {}): PlanPage {
  const rows = Array.from({ length: list === 'ambiguous' ? 4 : 8 }, (_, index) => ({
    ...planRows[list],
    position: index + 9,
  }));
  return { report: examplePlan(), list, rows, page: 1, pages: 3, total: 20, ...given };
}

/** Coverage with more departments than a card shows. */
export const coverage: Coverage = {
  total: { applied: 150, awaiting: 20, pending: 12, drifted: 3, unmapped: 75 },
  departments: [
    ...Array.from({ length: 8 }, (_, index) => ({
      name: `Service Desk ${index + 1}`,
      counts: { applied: 15 + index, awaiting: 2, pending: 1, drifted: 0, unmapped: 5 },
    })),
    { name: null, counts: { applied: 2, awaiting: 0, pending: 0, drifted: 0, unmapped: 8 } },
  ],
};

/** When it was asked for. */
export const asked = { askedAt: '2026-11-23T08:00:00.000Z' };
