import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** One finished call to Graph or Autotask. */
interface UpstreamCall {
  readonly upstream: string;
  readonly operation: string;
  /** Milliseconds. */
  readonly ms: number;
  readonly outcome: string;
}

/** What operators can see of the running bot. */
export interface Metrics {
  /** To be told of every finished call. */
  onCall(call: UpstreamCall): void;
  /** Prometheus' text format. */
  text(): Promise<string>;
}

/**
 * Counts what happens.
 * @param backlog how many jobs wait in the outbox, and since when the oldest has been due (ISO 8601)
 */
export function createMetrics(
  backlog: () => Promise<{ depth: number; oldest: string | null }>,
  clock: () => Date,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new Histogram({
    name: 'sso_upstream_call_seconds',
    help: 'Calls to Entra ID (Microsoft Graph) and Autotask, by how they ended',
    labelNames: ['upstream', 'operation', 'outcome'],
    registers: [registry],
  });
  const depth = new Gauge({
    name: 'sso_outbox_jobs',
    help: 'Jobs that wait in the outbox',
    registers: [registry],
  });
  const age = new Gauge({
    name: 'sso_outbox_oldest_seconds',
    help: 'How long the oldest waiting job has been due',
    registers: [registry],
  });
  return {
    onCall: ({ upstream, operation, outcome, ms }) =>
      calls.observe({ upstream, operation, outcome }, ms / 1_000),
    async text() {
      const { depth: jobs, oldest } = await backlog();
      depth.set(jobs);
      age.set(oldest ? Math.max(0, clock().getTime() - Date.parse(oldest)) / 1_000 : 0);
      return registry.metrics();
    },
  };
}
