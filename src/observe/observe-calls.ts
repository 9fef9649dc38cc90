import type { Logger } from 'pino';
import type { UpstreamCall, UpstreamMetrics } from '../metrics/upstream-metrics';
import { recordSpan } from '../trace/spans';

/** Counts every call to a service, notes it in the trace, and tells it in the log: one that failed to everybody, others to whoever debugs. */
export function observeCalls(
  metrics: Pick<UpstreamMetrics, 'onCall'>,
  log: Logger,
): (call: UpstreamCall) => void {
  return (call) => {
    const { upstream, operation, outcome, requestId } = call;
    const failed = outcome !== 'ok';
    metrics.onCall(call);
    const attributes = { upstream, operation, outcome, ...(requestId ? { 'request.id': requestId } : {}) };
    recordSpan({ name: `${upstream} ${operation}`, kind: 'client', attributes, ms: call.ms, failed });
    // Of a service that is away the log tells once, when it is not called any more.
    const isNews = failed && outcome !== 'short-circuited';
    log[isNews ? 'info' : 'debug']({ ...call, ms: Math.round(call.ms) }, 'a service was called');
  };
}
