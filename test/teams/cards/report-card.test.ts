import { planVerdicts } from '../../../src/mapping/plan/plan';
import { coverageCard } from '../../../src/teams/cards/reports/coverage-card';
import { planCard } from '../../../src/teams/cards/reports/plan-card';
import { planListCard } from '../../../src/teams/cards/reports/plan-list-card';
import { planLists } from '../../../src/teams/cards/reports/plan-lists';
import { reportCard } from '../../../src/teams/cards/reports/report-card';
import { complaintsAbout } from './complaints';
import { ofType, textsOf, wordsOf, type Element } from './elements';
import { asked, coverage, examplePage, examplePlan, planRows, summaryOf } from './report-examples';

/** The words outside of charts and their fallbacks. */
function wordsBesideCharts(card: unknown): string {
  return wordsOf(
    JSON.parse(
      JSON.stringify(card, (_, value: unknown) =>
        (value as Element | null)?.type === 'Chart.Donut' ? undefined : value,
      ),
    ),
  );
}

describe('a plan', () => {
  const card = planCard(examplePlan());

  it('tells every number in words, whether charts are drawn or not', () => {
    const { counts } = examplePlan().result.summary;
    const read = wordsBesideCharts(card);
    for (const verdict of planVerdicts) {
      expect(read).toMatch(new RegExp(`^${planLists[verdict].label}: ${counts[verdict]}$`, 'm'));
      expect(card.speak).toContain(`${planLists[verdict].label}: ${counts[verdict]}.`);
    }
    expect(read).toContain('API user: 3, account disabled: 2, line unreadable: 1');
  });

  it('says how many were chosen by hand, what posting takes, and that nothing was changed', () => {
    const read = wordsOf(card);
    expect(read).toMatch(/3 of those to be asked for were chosen by hand/);
    expect(read).toMatch(
      /about 236 calls to Autotask \(2 % of what it allows in an hour\) and less than a minute/,
    );
    expect(read).toMatch(/Nothing was changed by it/);
  });

  it.each([
    [61, 'about 2 minutes'],
    [60, 'about a minute'],
  ])('tells %d s as %s', (seconds, words) => {
    const summary = { ...summaryOf({ exact: 1, chosen: 1 }), estimate: { calls: 10, seconds } };
    const read = wordsOf(planCard(examplePlan({ summary })));
    expect(read).toContain(words);
    expect(read).toContain('1 of those to be asked for was chosen by hand');
  });

  it('opens only lists in which there is something', () => {
    const few = planCard(examplePlan({ summary: summaryOf({ exact: 2, refused: 1 }) }));
    const opened = ofType(few, 'Action.Execute').filter(({ verb }) => verb === 'plan-list');
    expect(opened.map(({ title }) => title)).toEqual(['Show exact', 'Show refused']);
    expect(opened.map(({ data }) => (data as Element).list)).toEqual(['exact', 'refused']);
  });

  it('that was asked for names the request and asks no more', () => {
    const read = wordsOf(planCard(examplePlan({ batchId: 'b4tc-h7m2' })));
    expect(read).toContain('status b4tc-h7m2');
  });

  it.each([
    [{ kind: 'group', groupId: 'g', name: 'Technicians' }, 'The group Technicians: 263 rows.'],
    [{ kind: 'file', name: 'pairs.csv', lines: [], unreadable: [] }, 'The file pairs.csv: 263 rows.'],
    [{ kind: 'all' }, 'Every active resource in Autotask: 263 rows.'],
  ] as const)('says whom it is about: %j', (scope, sentence) => {
    expect(wordsOf(planCard(examplePlan({}, scope)))).toContain(sentence);
  });
});

describe('a chart', () => {
  const cards = [planCard(examplePlan()), coverageCard(asked, coverage)];

  it('is a donut with legend and numbers, and a bar with the same where no charts are known', () => {
    for (const card of cards) {
      const [donut] = ofType(card, 'Chart.Donut');
      const data = donut?.data as { legend: string; value: number }[];
      expect(data.length).toBeGreaterThan(4);
      const fallback = wordsOf(donut?.fallback);
      for (const { legend, value } of data) expect(fallback).toContain(`${legend}: ${value}`);
      expect(complaintsAbout({ type: 'AdaptiveCard', version: '1.5', body: [donut?.fallback] })).toEqual([]);
    }
  });

  it('is left out when there is nothing to show', () => {
    expect(ofType(planCard(examplePlan({ summary: summaryOf({}) })), 'Chart.Donut')).toEqual([]);
  });
});

describe('a list of a plan', () => {
  it('has whole Object IDs to compare, and both sides', () => {
    const mono = ofType(planListCard(examplePage('exact')), 'TextRun').filter(
      ({ fontType }) => fontType === 'Monospace',
    );
    expect(mono.map(({ text }) => text)).toEqual(Array(8).fill('3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01'));
  });

  it('lets choose in ambiguous rows and include likely ones, each for its row', () => {
    const ambiguous = planListCard(examplePage('ambiguous'));
    expect(ofType(ambiguous, 'Input.ChoiceSet').map(({ id }) => id)).toEqual([
      'pick9',
      'pick10',
      'pick11',
      'pick12',
    ]);
    const takes = (card: unknown) =>
      ofType(card, 'Action.Execute').filter(({ verb }) => verb === 'plan-take');
    expect(takes(ambiguous).map(({ title, data }) => [title, (data as Element).position])).toEqual(
      [9, 10, 11, 12].map((position) => ['Use this person', position]),
    );
    expect(takes(planListCard(examplePage('likely')))).toHaveLength(8);
    expect(takes(planListCard(examplePage('exact')))).toEqual([]);
  });

  it('has nothing to choose any more once approval was asked for', () => {
    const report = examplePlan({ batchId: 'b4tc-h7m2' });
    const card = planListCard(examplePage('ambiguous', { report }));
    expect(ofType(card, 'Input.ChoiceSet')).toEqual([]);
    expect(textsOf(card, 'Action.Execute', 'title')).toEqual(['Previous', 'Next', 'Back']);
  });

  it('says what is wrong with a row, and for a file with which line', () => {
    const read = wordsOf(planListCard(examplePage('refused')));
    expect(read).toMatch(/^Line 12\. $/m);
    expect(read).toContain('“jane.dow”');
    expect(read).toContain('Nobody in Entra ID is called jane.dow.');
  });

  it.each([
    ['none', /Nobody found/],
    ['ambiguous', /Several people fit/],
    ['already-mapped', /already mapped to the Autotask resource jane\.doe\. Nothing to do/],
    ['likely', /Only the name matches\. Look at both first\./],
  ] as const)('%s: %s', (list, words) => {
    expect(wordsOf(planListCard(examplePage(list)))).toMatch(words);
  });

  it('names the person whom several resources fit', () => {
    const rows = [{ ...planRows.ambiguous, candidates: planRows.ambiguous.candidates.slice(1, 2) }];
    const read = wordsOf(planListCard(examplePage('ambiguous', { rows })));
    expect(read).toMatch(/^Jane Doe$/m);
    expect(read).not.toContain('Several people fit\n');
  });

  it('tells buttons of one name apart for those who hear them', () => {
    const takes = ofType(planListCard(examplePage('likely')), 'Action.Execute').filter(
      ({ tooltip }) => tooltip,
    );
    expect(takes.map(({ tooltip }) => tooltip)).toContain('Include: row 9');
    expect(new Set(takes.map(({ tooltip }) => tooltip)).size).toBe(8);
  });

  it('says that a person of a group has no resource', () => {
    const rows = [{ ...planRows.none, resource: null, user: planRows.exact.user }];
    expect(wordsOf(planListCard(examplePage('none', { rows })))).toContain('No resource found');
  });
});

describe('coverage', () => {
  it('tells how many are applied, and what is left', () => {
    const read = wordsBesideCharts(coverageCard(asked, coverage));
    expect(read).toContain('150 of 260 active resources are mapped');
    for (const words of ['Applied', 'Awaiting paste', 'Pending', 'Drifted', 'Unmapped']) {
      expect(read).toMatch(new RegExp(`^${words}$`, 'm'));
    }
  });

  it('shows eight departments, and says that there are more', () => {
    const read = wordsOf(coverageCard(asked, coverage));
    expect(read).toContain('15 of 23');
    expect(read).toContain('And 1 more department.');
    expect(read).not.toContain('No department');
  });

  it('names those without a department', () => {
    const few = { ...coverage, departments: coverage.departments.slice(7) };
    expect(wordsOf(coverageCard(asked, few))).toContain('No department');
  });
});

describe('a report', () => {
  it('that is being made says so, and what comes of it', () => {
    const reading = { ...examplePlan(), state: 'reading', result: null } as const;
    expect(wordsOf(reportCard(reading))).toMatch(/Reading Entra ID and Autotask[^]*becomes the plan/);
  });

  it.each(['plan', 'coverage', 'drift'] as const)('%s, that failed tells why, and the way out', (kind) => {
    const failed = {
      ...examplePlan(),
      kind,
      state: 'failed',
      result: null,
      failure: 'Autotask refused.',
    } as const;
    expect(wordsOf(reportCard(failed))).toMatch(
      /Autotask refused\.[^]*Nothing was changed\.[^]*doctor[^]*ask again/,
    );
  });

  it('that is ready is drawn for what it is', () => {
    expect(reportCard(examplePlan())).toEqual(planCard(examplePlan()));
    const result = { kind: 'coverage', coverage } as const;
    expect(reportCard({ ...examplePlan(), ...asked, kind: 'coverage', result })).toEqual(
      coverageCard(asked, coverage),
    );
  });
});
