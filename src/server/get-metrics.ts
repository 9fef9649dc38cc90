import type { RequestHandler } from 'restify';

/** `GET /metrics`: the metrics in Prometheus' text format. */
export function getMetrics(metrics: () => Promise<string>): RequestHandler {
  return (_request, response, next) => {
    metrics().then(
      (text) => {
        response.sendRaw(200, text, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
        next();
      },
      (error: unknown) => next(error instanceof Error ? error : new Error(String(error))),
    );
  };
}
