import type { Logger } from 'pino';
import type { Services } from '../compose-services';
import { logBreaker } from '../log-breaker';
import type { Metrics } from '../metrics/create-metrics';
import type { UpstreamMetrics } from '../metrics/upstream-metrics';
import { observeCalls } from './observe-calls';
import { watchBudget } from './watch-budget';

/**
 * Connects to the services so that every call is seen, and Autotask's budget as well.
 * @param connect makes them; they tell the observers of every finished call, and of a service that is away
 */
export function observeServices(
  connect: (observers: UpstreamMetrics) => Services,
  metrics: Metrics,
  log: Logger,
): Services {
  const observers = [observeCalls(metrics, log)];
  const breakers = [metrics.onBreaker, logBreaker(log)];
  const services = connect({
    onCall: (call) => observers.forEach((observe) => observe(call)),
    onBreaker: (change) => breakers.forEach((observe) => observe(change)),
  });
  const { probes } = services;
  const budget = watchBudget(() => probes.autotask.budget(), metrics, log);
  observers.push((call) => budget.onCall(call));
  return { ...services, probes: { ...probes, autotask: { ...probes.autotask, budget: budget.read } } };
}
