import type { Logger } from 'pino';
import type { Services } from '../compose-services';
import type { Metrics } from '../metrics/create-metrics';
import type { UpstreamCall } from '../metrics/upstream-metrics';
import { observeCalls } from './observe-calls';
import { watchBudget } from './watch-budget';

/**
 * Connects to the services so that every call is seen, and Autotask's budget as well.
 * @param connect makes them; they tell `onCall` of every finished call
 */
export function observeServices(
  connect: (onCall: (call: UpstreamCall) => void) => Services,
  metrics: Metrics,
  log: Logger,
): Services {
  const observers = [observeCalls(metrics, log)];
  const services = connect((call) => observers.forEach((observe) => observe(call)));
  const { probes } = services;
  const budget = watchBudget(() => probes.autotask.budget(), metrics, log);
  observers.push((call) => budget.onCall(call));
  return { ...services, probes: { ...probes, autotask: { ...probes.autotask, budget: budget.read } } };
}
