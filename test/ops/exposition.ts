import { pino } from 'pino';
import { createMetrics, type Metrics } from '../../src/metrics/create-metrics';
import type { Stored } from '../../src/metrics/read-stored';

/** What a database with something of everything says. */
export const stored: Stored = {
  requests: { pending: 2, applied: 5 },
  failingJobs: { publish: 1 },
  jobs: 3,
  oldestDue: '2026-07-01T08:58:00.000Z',
  auditRecords: 41,
  secretExpiresAt: '2026-07-15T09:00:00.000Z',
  drift: { askedAt: '2026-07-01T03:00:00.000Z', failed: false },
};

export const clock = (): Date => new Date('2026-07-01T09:00:00.000Z');
export const silent = pino({ level: 'silent' });

/** Metrics of which each has been given a value, as after a day of work. */
export function metricsInUse(read: () => Promise<Stored> = () => Promise.resolve(stored)): Metrics {
  const metrics = createMetrics({ version: '1.2.3', read, clock });
  metrics.onTurn({ kind: 'command', name: 'map', outcome: 'answered', ms: 12 });
  metrics.onJob({ kind: 'publish', outcome: 'failed', ms: 700 });
  metrics.onCall({ upstream: 'Autotask', operation: 'POST Tickets', ms: 90, outcome: 'denied' });
  metrics.onBreaker({ upstream: 'Entra ID', target: 'https://graph.microsoft.com', state: 'open' });
  metrics.onLead(true);
  metrics.onRound({ task: 'read ticks', outcome: 'done' });
  metrics.onBudget({ limit: 10_000, used: 9_500 });
  metrics.onRecorded([
    {
      at: clock().toISOString(),
      actor: { objectId: 'x', name: 'Taylor' },
      event: 'request.approved',
      requestId: 'k7m2-9qxd',
      before: 'pending',
      after: 'approved',
      details: {},
    },
  ]);
  return metrics;
}

/** One line of the exposition. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads Prometheus' text format. Source: "Exposition formats" of Prometheus. */
export function samplesIn(text: string): Sample[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', of = '']) => [
      key,
      of,
    ]);
    return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) };
  });
}

/** Every metric by its own name, `sso_turn_seconds` and not `sso_turn_seconds_bucket`, with its help. */
export function metricNamesIn(text: string): string[] {
  return [...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name);
}
