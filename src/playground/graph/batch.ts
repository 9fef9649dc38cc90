import type { Answer } from '../directory/server/answer';
import { recordRequest, type RecordedRequest } from '../directory/server/recorded-request';
import { badRequest, graphFaultAnswer } from './graph-error';

const mostParts = 20;

interface BatchPart {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** True for `POST /v1.0/$batch`. */
export function isBatch({ method, path }: RecordedRequest): boolean {
  return method === 'POST' && path.toLowerCase() === '/v1.0/$batch';
}

/**
 * Answers a batch: 200 for the whole, each part through `serve` as if it had come alone, ids kept. The parts come back
 * in reverse, as Graph promises no order. Throws a 400 for more than 20 parts, double ids or a part that is none.
 */
export async function answerBatch(
  batch: RecordedRequest,
  serve: (part: RecordedRequest) => Promise<Answer | undefined>,
): Promise<Answer> {
  const parts = partsOf(batch.body);
  const responses = await Promise.all(parts.map((part) => answerPart(batch, part, serve)));
  return { status: 200, body: { responses: responses.reverse() } };
}

async function answerPart(
  batch: RecordedRequest,
  part: BatchPart,
  serve: (part: RecordedRequest) => Promise<Answer | undefined>,
) {
  const request = requestOf(batch, part);
  // A part has no connection of its own to lose; Graph reports what it could not reach as a 504.
  const { status, headers, body } = (await serve(request)) ?? graphFaultAnswer(504);
  request.status = status;
  return { id: part.id, status, headers: { 'Content-Type': 'application/json', ...headers }, body };
}

function requestOf(
  batch: RecordedRequest,
  { id, method, url, headers = {}, body }: BatchPart,
): RecordedRequest {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const { host = '', authorization } = batch.headers;
  const inherited = { host, ...(authorization === undefined ? {} : { authorization }) };
  return recordRequest(`/v1.0/${url.replace(/^\//, '')}`, {
    method: method.toUpperCase(),
    headers: { ...inherited, ...Object.fromEntries(own) },
    body,
    at: batch.at,
    batchPartId: id,
  });
}

function partsOf(body: unknown): BatchPart[] {
  const requests = body && typeof body === 'object' && 'requests' in body ? body.requests : undefined;
  if (!Array.isArray(requests) || !requests.every(isPart)) throw badRequest('Invalid batch payload format.');
  if (requests.length > mostParts) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${mostParts}.`);
  }
  const ids = new Set(requests.map(({ id }) => id));
  if (ids.size < requests.length) throw badRequest('The request ids of a batch must be unique.');
  return requests;
}

function isPart(part: unknown): part is BatchPart {
  if (!part || typeof part !== 'object') return false;
  const { id, method, url } = part as Record<string, unknown>;
  const isText = [id, method, url].every((value) => typeof value === 'string');
  return isText && !String(url).includes('$batch');
}
