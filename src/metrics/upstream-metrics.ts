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
export function upstreamMetrics(registry: Registry, clock: () => Date): UpstreamMetrics {
  const calls = new Histogram({
    name: 'sso_upstream_call_seconds',
    help: 'Calls to Entra ID (Microsoft Graph), Autotask and Teams, by how they ended',
    labelNames: ['upstream', 'operation', 'outcome'],
    registers: [registry],
  });
  const breakers = new Gauge({
    name: 'sso_circuit_open',
    help: 'Whether a service is not called because it has been away: 1 or 0; shown once it has been so, and while it lives there',
    labelNames: ['upstream', 'target'],
    registers: [registry],
  });
  // A counter that begins with its first event shows no increase by it, and a refusal may come only once.
  const denied = new Gauge({
    name: 'sso_upstream_denied_timestamp_seconds',
    help: 'When a service last refused the bot, by what was asked; shown once it has',
    labelNames: ['upstream', 'operation'],
    registers: [registry],
  });
  return {
    onBreaker: ({ upstream, target, state }) => {
      if (state === 'left') breakers.remove({ upstream, target });
      else breakers.set({ upstream, target }, state === 'closed' ? 0 : 1);
    },
    onCall: ({ upstream, operation, outcome, ms }) => {
      calls.observe({ upstream, operation, outcome }, ms / 1_000);
      if (outcome === 'denied') denied.set({ upstream, operation }, clock().getTime() / 1_000);
    },
  };
}
