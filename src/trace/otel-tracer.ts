import type * as Api from '@opentelemetry/api';
import type { SpanStart, Tracer } from './spans';

/** Takes spans with OpenTelemetry. @param api the loaded library, which is loaded only when traces are sent */
export function otelTracer(api: typeof Api, tracer: Api.Tracer): Tracer {
  const kinds = {
    server: api.SpanKind.SERVER,
    client: api.SpanKind.CLIENT,
    consumer: api.SpanKind.CONSUMER,
  };
  const optionsOf = ({ kind, attributes = {}, isRoot = false }: SpanStart) => ({
    kind: kind ? kinds[kind] : api.SpanKind.INTERNAL,
    attributes: { ...attributes },
    root: isRoot,
  });
  const isInSpan = (): boolean => api.trace.getActiveSpan() !== undefined;
  const fail = (span: Api.Span): void => void span.setStatus({ code: api.SpanStatusCode.ERROR });

  const within = async <T>(span: Api.Span, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      fail(span);
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
      throw error;
    } finally {
      span.end();
    }
  };

  return {
    run: (start, work) =>
      start.isRoot || isInSpan()
        ? tracer.startActiveSpan(start.name, optionsOf(start), (span) => within(span, work))
        : work(),
    note: (attributes) => void api.trace.getActiveSpan()?.setAttributes({ ...attributes }),
    record: (finished) => {
      if (!isInSpan()) return;
      const startTime = Date.now() - finished.ms;
      const span = tracer.startSpan(finished.name, { ...optionsOf(finished), startTime });
      if (finished.failed) fail(span);
      span.end(Date.now());
    },
  };
}
