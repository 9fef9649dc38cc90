import { Histogram, type Registry } from 'prom-client';

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
  onCall(call: UpstreamCall): void;
}

/** Counts and times calls to the services. */
export function upstreamMetrics(registry: Registry): UpstreamMetrics {
  const calls = new Histogram({
    name: 'sso_upstream_call_seconds',
    help: 'Calls to Entra ID (Microsoft Graph), Autotask and Teams, by how they ended',
    labelNames: ['upstream', 'operation', 'outcome'],
    registers: [registry],
  });
  return {
    onCall: ({ upstream, operation, outcome, ms }) =>
      calls.observe({ upstream, operation, outcome }, ms / 1_000),
  };
}
