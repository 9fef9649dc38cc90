import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { anchorsOf } from '../docs/documents';
import { metricNamesIn, metricsInUse, samplesIn } from './exposition';
import { groupedBy, isBalanced, selectorsIn } from './query';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly expr: string }[];
}

const { groups } = parse(readFileSync('ops/prometheus/alerts.yml', 'utf8')) as {
  groups: { name: string; rules: Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(readFileSync('ops/grafana/autotask-sso-bot.json', 'utf8')) as {
  panels: Panel[];
};
const runbook = readFileSync('docs/operations.md', 'utf8');

/** What a scrape can see: the names of series, and the labels each may have. */
const labelsOf = new Map<string, Set<string>>();
let metricNames: string[] = [];
beforeAll(async () => {
  const text = await metricsInUse().text();
  metricNames = metricNamesIn(text);
  for (const { name, labels } of samplesIn(text)) {
    const known = labelsOf.get(name) ?? new Set(['instance', 'job']);
    for (const label of Object.keys(labels)) known.add(label);
    labelsOf.set(name, known);
  }
});

const expressions = [
  ...rules.map(({ alert, expr }) => [`alert ${alert}`, expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [`panel ${title}`, expr] as const)),
];

describe.each(expressions)('%s', (_where, expression) => {
  test('asks for metrics that are there, by labels that they have', () => {
    expect(isBalanced(expression)).toBe(true);
    const selectors = selectorsIn(expression);
    expect(selectors).not.toEqual([]);
    for (const { metric, matchers } of selectors) {
      const labels = labelsOf.get(metric);
      expect({ metric, isThere: labels !== undefined }).toEqual({ metric, isThere: true });
      for (const { label } of matchers) expect([...(labels ?? [])]).toContain(label);
    }
    const all = new Set(selectors.flatMap(({ metric }) => [...(labelsOf.get(metric) ?? [])]));
    for (const label of groupedBy(expression)) expect([...all]).toContain(label);
  });

  test('takes what every instance shows alike by max or min, and never adds it up', () => {
    const shared = sharedMetrics().filter((name) => expression.includes(name));
    for (const name of shared) {
      expect(expression).not.toMatch(new RegExp(`sum\\s*(by\\s*\\([^)]*\\)\\s*)?\\(\\s*${name}`));
    }
  });
});

describe('the values that matchers name', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    upstream: ['Entra ID', 'Autotask', 'Teams'],
    outcome: [
      'answered',
      'refused',
      'failed',
      'ok',
      'unreachable',
      'throttled',
      'denied',
      'rejected',
      'short-circuited',
      'done',
    ],
  };
  test.each(expressions)('%s', (_where, expression) => {
    const named = selectorsIn(expression).flatMap(({ matchers }) => matchers);
    for (const { label, value } of named.filter(({ label: one }) => one in known))
      expect(known[label]).toEqual(expect.arrayContaining(value.split('|')));
  });
});

describe('alerts', () => {
  test('have names of their own, how bad they are, and a sentence', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { labels, annotations } of rules) {
      expect(['critical', 'warning']).toContain(labels.severity);
      expect(annotations.summary).not.toBe('');
    }
  });

  test('each has a section in the runbook that says what to look at and what to do, and none is left over', () => {
    const sections = [...runbook.matchAll(/^### (Sso\w+)\n([^]*?)(?=^##)/gm)];
    expect(sections.map(([, name]) => name)).toEqual(rules.map(({ alert }) => alert));
    for (const [, , text] of sections) expect(text).toMatch(/\*\*Do:?\*\*|\*\*do\*\*/);
    for (const { annotations } of rules) {
      const [file, anchor = ''] = annotations.runbook.split('#');
      expect(file).toBe('docs/operations.md');
      expect(anchorsOf('docs/operations.md')).toContain(anchor);
    }
  });
});

describe('the runbook', () => {
  test('has every metric of the bot in its table, with its labels, and none that is not there', () => {
    const rows = [...runbook.matchAll(/^\| `(sso_\w+)`[^|]*\|([^|]*)\|/gm)];
    const own = metricNames.filter((name) => name.startsWith('sso_'));
    expect(rows.map(([, name]) => name).sort()).toEqual([...own].sort());
    for (const [, name = '', labels = ''] of rows) {
      const series = labelsOf.get(name) ?? labelsOf.get(`${name}_count`) ?? new Set<string>();
      const real = [...series].filter((label) => !['instance', 'job', 'le'].includes(label));
      const told = [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label);
      expect({ name, told: told.sort() }).toEqual({ name, told: real.sort() });
    }
  });
});

describe('the dashboard', () => {
  test('has panels with an id and a place of their own', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });
});

/** Metrics that the runbook calls shared. */
function sharedMetrics(): string[] {
  return [...runbook.matchAll(/^\| `(sso_\w+)`.*_shared_/gm)].map(([, name = '']) => name);
}
