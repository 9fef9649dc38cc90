import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { activityMetrics, type ActivityMetrics } from './activity-metrics';
import { budgetMetrics, type BudgetMetrics } from './budget-metrics';
import type { Stored } from './read-stored';
import { roundMetrics, type RoundMetrics } from './round-metrics';
import { storedMetrics } from './stored-metrics';
import { upstreamMetrics, type UpstreamMetrics } from './upstream-metrics';

/** What operators can see of the running bot. docs/operations.md says what each metric means. */
export interface Metrics extends ActivityMetrics, UpstreamMetrics, BudgetMetrics, RoundMetrics {
  /** Prometheus' text format. Does not fail when the database is away: `sso_database_up` says so. */
  text(): Promise<string>;
}

/** What metrics are made of. */
export interface MetricsParts {
  readonly version: string;
  /** Reads what stands in the database. */
  readonly read: () => Promise<Stored>;
  readonly clock: () => Date;
}

/** Counts what happens in this process, and looks at the database when it is asked. */
export function createMetrics({ version, read, clock }: MetricsParts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'sso_build_info',
    help: 'Always 1; which version of the bot runs on which version of Node',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version, node: process.version }, 1);
  const stored = storedMetrics(registry, read, clock);
  return {
    ...activityMetrics(registry),
    ...upstreamMetrics(registry, clock),
    ...budgetMetrics(registry, clock),
    ...roundMetrics(registry),
    async text() {
      await stored.refresh();
      return registry.metrics();
    },
  };
}
