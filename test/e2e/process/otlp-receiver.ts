import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod/v4';

/** A span as it arrived, with what the tests look at. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly name: string;
  /** 2: failed. Source: OTLP, `Status.StatusCode`. */
  readonly status: number;
  readonly parent: string;
  readonly id: string;
}

/** A receiver of traces on loopback. */
export interface OtlpReceiver {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT is to be. */
  readonly url: string;
  readonly spans: ReceivedSpan[];
  /** Everything that arrived, as it was sent. */
  readonly bodies: string[];
  close(): Promise<void>;
}

const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().default(''),
  name: z.string(),
  status: z.object({ code: z.number().default(0) }).prefault({}),
});
const requestSchema = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })) })),
});

/** Starts one. It understands OTLP as JSON, which is what the exporter over HTTP sends. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      bodies.push(text);
      if (request.url === '/v1/traces') spans.push(...spansIn(text));
      response.setHeader('Content-Type', 'application/json');
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    bodies,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function spansIn(text: string): ReceivedSpan[] {
  const { resourceSpans } = requestSchema.parse(JSON.parse(text));
  return resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap((scope) => scope.spans)
    .map(({ traceId, spanId, parentSpanId, name, status }) => ({
      traceId,
      id: spanId,
      parent: parentSpanId,
      name,
      status: status.code,
    }));
}
