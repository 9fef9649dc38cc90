import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { findPromtool } from './find-promtool';

const cases = 'ops/prometheus/tests/alerts.yml';

it('has a case in which each alert rings', () => {
  const { groups } = parse(readFileSync('ops/prometheus/alerts.yml', 'utf8')) as {
    groups: { rules: { alert: string }[] }[];
  };
  const { tests } = parse(readFileSync(cases, 'utf8')) as {
    tests: { promql_expr_test: { exp_samples: { labels: string }[] }[] }[];
  };
  const expected = tests.flatMap(({ promql_expr_test: moments }) =>
    moments.flatMap((one) => one.exp_samples),
  );
  const ringing = new Set(expected.map(({ labels }) => /alertname="(\w+)"/.exec(labels)?.[1]));
  const alerts = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
  expect([...ringing].toSorted()).toEqual(alerts.toSorted());
});

const promtool = findPromtool(process.env);
if (promtool === null)
  console.warn('Skipped: alerts ring for samples. It needs promtool (Debian: prometheus), or PROMTOOL set.');

(promtool === null ? describe.skip : describe)('Prometheus', () => {
  const run = (...words: string[]): string => execFileSync(promtool ?? '', words, { encoding: 'utf8' });

  it('lets each alert ring for the samples that mean it, and no other', () => {
    expect(run('test', 'rules', cases)).toContain('SUCCESS');
  });

  it('takes the configuration of compose.yaml', () => {
    expect(run('check', 'config', '--syntax-only', 'compose/prometheus.yml')).toContain('SUCCESS');
  });
});
