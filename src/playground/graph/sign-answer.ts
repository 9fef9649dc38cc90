import { randomUUID } from 'node:crypto';
import type { Answer } from '../directory/server/answer';
import type { RecordedRequest } from '../directory/server/recorded-request';

/** Adds what Graph puts on each answer: `request-id`, `client-request-id`, the content type and, in errors, `innerError`. */
export function signAnswer(request: RecordedRequest, answer: Answer): Answer {
  const requestId = randomUUID();
  const clientRequestId = request.headers['client-request-id'] ?? requestId;
  const headers: Record<string, string> = { 'request-id': requestId, 'client-request-id': clientRequestId };
  const { body } = answer;
  if (body !== undefined && typeof body !== 'string') {
    headers['Content-Type'] = 'application/json;odata.metadata=minimal;odata.streaming=true;charset=utf-8';
  }
  const date = request.at.slice(0, 19);
  const innerError = { date, 'request-id': requestId, 'client-request-id': clientRequestId };
  return { ...answer, headers: { ...headers, ...answer.headers }, body: withInnerError(body, innerError) };
}

function withInnerError(body: unknown, innerError: object): unknown {
  const error = body && typeof body === 'object' && 'error' in body ? body.error : undefined;
  if (!error || typeof error !== 'object' || !('innerError' in error)) return body;
  return { error: { ...error, innerError } };
}
