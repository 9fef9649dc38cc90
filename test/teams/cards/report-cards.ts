import { planVerdicts } from '../../../src/mapping/plan/plan';
import { coverageCard } from '../../../src/teams/cards/reports/coverage-card';
import { planCard } from '../../../src/teams/cards/reports/plan-card';
import { planListCard } from '../../../src/teams/cards/reports/plan-list-card';
import { readingCard } from '../../../src/teams/cards/reports/reading-card';
import { reportCard } from '../../../src/teams/cards/reports/report-card';
import type { AdaptiveCard } from '../../../src/teams/cards/render-card';
import { asked, coverage, examplePage, examplePlan, summaryOf } from './report-examples';
import { rewrite, type Rewrite } from './rewrite';

/** Every card of a report, by a name for tests. @param change what to do to each text from outside */
export function reportCards(change: Rewrite = (text) => text): Record<string, AdaptiveCard> {
  const with_ = <T>(value: T): T => rewrite(value, change);
  const group = { kind: 'group', groupId: 'g', name: 'Technicians' } as const;
  const file = { kind: 'file', name: 'pairs.csv', lines: [], unreadable: [] } as const;
  const failed = { ...examplePlan(), state: 'failed', result: null, failure: 'Autotask refused.' } as const;
  const lists = planVerdicts.map((list) => [`plan list: ${list}`, planListCard(with_(examplePage(list)))]);
  const notice = { text: change('Jane Doe is chosen for jane.doe.'), tone: 'good' } as const;
  return {
    reading: readingCard('plan'),
    plan: planCard(with_(examplePlan())),
    'plan, changed since': planCard(with_(examplePlan()), change('Nothing was asked for.')),
    'plan of a group': planCard(with_(examplePlan({}, group))),
    'plan of a file': planCard(with_(examplePlan({}, file))),
    'plan, one exact': planCard(examplePlan({ summary: summaryOf({ exact: 1 }) })),
    'plan, nobody ready': planCard(examplePlan({ summary: summaryOf({ none: 3 }) })),
    'plan of an empty company': planCard(examplePlan({ summary: summaryOf({}) })),
    'plan, asked for': planCard(with_(examplePlan({ batchId: 'b4tc-h7m2' }))),
    'plan, failed': reportCard(with_(failed)),
    ...(Object.fromEntries(lists) as Record<string, AdaptiveCard>),
    'plan list: after a choice': planListCard(
      with_(examplePage('likely', { page: 0, pages: 1, total: 8 })),
      notice,
    ),
    'plan list: asked for': planListCard(
      with_(examplePage('ambiguous', { report: examplePlan({ batchId: 'b4tc-h7m2' }) })),
    ),
    coverage: coverageCard(asked, with_(coverage)),
    'coverage of nobody': coverageCard(asked, {
      total: { applied: 0, awaiting: 0, pending: 0, drifted: 0, unmapped: 0 },
      departments: [],
    }),
  };
}

const pages = ['Previous', 'Next', 'Back'];
const request = 'Request approval for the 212 exact ones';

/** Who sees which buttons at the bottom of the cards of a report. */
export const reportButtonsAllowed: Readonly<Record<string, readonly string[]>> = {
  plan: [request],
  'plan, changed since': [request],
  'plan of a group': [request],
  'plan of a file': [request],
  'plan, one exact': ['Request approval for the 1 exact one'],
  ...Object.fromEntries(planVerdicts.map((list) => [`plan list: ${list}`, pages])),
  'plan list: after a choice': ['Back'],
  'plan list: asked for': pages,
};
