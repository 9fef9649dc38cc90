import type { Registry } from 'prom-client';
import { knownGauge } from './known-gauge';

/** How many calls Autotask allows in a window, and how many everybody together has made. */
export interface Budget {
  readonly limit: number;
  readonly used: number;
}

export interface BudgetMetrics {
  /** To be told whenever Autotask says how much is used up. */
  onBudget(budget: Budget): void;
}

/** What is left of Autotask's calls, as it said last; nothing until it has said so. */
export function budgetMetrics(registry: Registry, clock: () => Date): BudgetMetrics {
  const gauge = (name: string, help: string) => knownGauge(registry, name, help);
  const left = gauge(
    'sso_autotask_calls_left',
    'Calls left of what Autotask allows an hour, as it said last',
  );
  const limit = gauge('sso_autotask_calls_limit', 'Calls that Autotask allows an hour');
  const readAt = gauge('sso_autotask_budget_read_timestamp_seconds', 'When Autotask said so');
  return {
    onBudget(budget) {
      left.set(Math.max(0, budget.limit - budget.used));
      limit.set(budget.limit);
      readAt.set(clock().getTime() / 1_000);
    },
  };
}
