import { setTimeout as delay } from 'node:timers/promises';
import { correlationId, newCorrelationId } from './correlation';
import { otelTracer } from './otel-tracer';
import { useTracer } from './spans';
import { tellTrouble } from './tell-trouble';

/** Where traces go, and who sends them. */
export interface TracingOptions {
  /** Where an OTLP receiver listens, e.g. `http://collector:4318`; `/v1/traces` is added to it. */
  readonly endpoint: string;
  readonly version: string;
  /** Told, at most once in five minutes, that traces could not be handed over. */
  readonly onTrouble: (reason: string) => void;
}

/** Traces that are being sent. */
export interface Tracing {
  /** Hands over what is still held, for a second at most, and ends. Does not throw. */
  stop(): Promise<void>;
}

/** The process has ten seconds to stop, and traces are the least of what it has to finish. In milliseconds. */
const flushMs = 1_000;

/**
 * Sends spans by OTLP over HTTP from now on. OpenTelemetry is loaded here and nowhere else. A trace's id is the
 * correlation id, so a line of the log leads to its trace and back. Headers, sampling and attributes of the resource
 * come from OpenTelemetry's own variables (OTEL_EXPORTER_OTLP_HEADERS, OTEL_TRACES_SAMPLER, OTEL_RESOURCE_ATTRIBUTES).
 */
export async function startTracing({ endpoint, version, onTrouble }: TracingOptions): Promise<Tracing> {
  const [api, sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  api.diag.setLogger(tellTrouble(onTrouble), { logLevel: api.DiagLogLevel.ERROR });
  const ids = new sdk.RandomIdGenerator();
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new sdk.NodeTracerProvider({
    resource: resources
      .resourceFromAttributes({ 'service.name': 'autotask-sso-bot', 'service.version': version })
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    idGenerator: {
      generateTraceId: () => correlationId() ?? newCorrelationId(),
      generateSpanId: () => ids.generateSpanId(),
    },
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  // Graph, Autotask and Teams are told nothing of our traces, so there is no propagator.
  provider.register({ propagator: null });
  useTracer(otelTracer(api, provider.getTracer('autotask-sso-bot', version)));
  return {
    async stop() {
      useTracer(null);
      const late = delay(flushMs, undefined, { ref: false });
      await Promise.race([provider.shutdown(), late]).catch((error: unknown) => onTrouble(String(error)));
    },
  };
}
