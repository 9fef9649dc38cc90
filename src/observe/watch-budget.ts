import type { Logger } from 'pino';
import type { BudgetMetrics } from '../metrics/budget-metrics';
import type { UpstreamCall } from '../metrics/upstream-metrics';
import type { ApiBudget } from '../workflow/doctor/probes';

/** How old the budget may be while Autotask is called, in milliseconds: at most six calls an hour, of some thousands. */
const everyMs = 10 * 60_000;

/** Keeps what is known of Autotask's budget. */
export interface BudgetWatch {
  /** To be told of every call: a good one to Autotask may set off a look. */
  onCall(call: UpstreamCall): void;
  /** Asks Autotask, and tells the metrics what it said. @throws UpstreamError */
  readonly read: () => Promise<ApiBudget>;
}

/**
 * Looks at Autotask's budget while there is work there, right after a call that went well: a bot that does nothing asks
 * nothing, and credentials that are refused are not tried once more for the sake of a number.
 * @param ask asks Autotask for it
 * @param now milliseconds that only ever become more
 */
export function watchBudget(
  ask: () => Promise<ApiBudget>,
  metrics: BudgetMetrics,
  log: Logger,
  now: () => number = () => performance.now(),
): BudgetWatch {
  let askedAt = -Infinity;
  const read = async (): Promise<ApiBudget> => {
    askedAt = now();
    const budget = await ask();
    metrics.onBudget(budget);
    return budget;
  };
  return {
    read,
    onCall({ upstream, outcome }) {
      if (upstream !== 'Autotask' || outcome !== 'ok' || now() - askedAt < everyMs) return;
      read().catch((error: unknown) =>
        log.debug({ err: error }, "Autotask's budget could not be read; it is tried again later"),
      );
    },
  };
}
