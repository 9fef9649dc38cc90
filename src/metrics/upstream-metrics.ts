import { Gauge, Histogram, type Registry } from 'prom-client';
import type { BreakerChange } from '../http/breaker';

/** One finished call to Graph, Autotask or Teams. */
export interface UpstreamCall {
  readonly upstream: string;
  /** What was done, in words without data. */
  readonly operation: string;
  /** Milliseconds. */
  readonly ms: number;
  readonly outcome: string;
  /** What the service calls the request, where it names it. */
  readonly requestId?: string | undefined;
}

export interface UpstreamMetrics {
  /** To be told of every finished call. */
  readonly onCall: (call: UpstreamCall) => void;
  /** To be told when a service is not called any more, is tried, and is back. */
  readonly onBreaker: (change: BreakerChange) => void;
}

/** Counts and times calls to the services. */
export function upstreamMetrics(registry: Registry): UpstreamMetrics {
  const calls = new Histogram({
    name: 'sso_upstream_call_seconds',
    help: 'Calls to Entra ID (Microsoft Graph), Autotask and Teams, by how they ended',
    labelNames: ['upstream', 'operation', 'outcome'],
    registers: [registry],
  });
  const breakers = new Gauge({
    name: 'sso_circuit_open',
    help: 'Whether a service is not called because it has been away: 1 or 0; shown once it has been so',
    labelNames: ['upstream', 'target'],
    registers: [registry],
  });
  return {
    onBreaker: ({ upstream, target, state }) =>
      breakers.set({ upstream, target }, state === 'closed' ? 0 : 1),
    onCall: ({ upstream, operation, outcome, ms }) =>
      calls.observe({ upstream, operation, outcome }, ms / 1_000),
  };
}
