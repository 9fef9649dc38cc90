import { z } from 'zod';
import { unreadableAnswer } from './graph-trouble';
import { parseJson } from '../http/parse-json';
import { readRetryAfter } from '../http/read-retry-after';

/** An answer of Graph, read to its end. */
export interface Answer {
  readonly status: number;
  /** Parsed JSON; `undefined` when the answer has none. */
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;
  /** Graph's own words about an error. */
  readonly words: string | undefined;
  /** Graph's name for the error, `Authorization_RequestDenied` for one. */
  readonly code?: string | undefined;
  /** What Graph calls the request, to be quoted to Microsoft's support. */
  readonly requestId?: string | undefined;
}

const errorBody = z.object({ error: z.object({ message: z.string(), code: z.string().optional() }) });

/** Graph's own words and name for an error; empty when the body holds none. */
export function errorIn(body: unknown): { words?: string; code?: string | undefined } {
  const error = errorBody.safeParse(body).data?.error;
  return error ? { words: error.message, code: error.code } : {};
}

/**
 * Reads an answer. Throws `UpstreamError` when a success is not JSON; an error may look as it likes, and 204 has no
 * body.
 */
export async function readAnswer(response: Response): Promise<Answer> {
  const isJson = response.ok && response.status !== 204;
  const body = parseJson(await response.text(), isJson, unreadableAnswer);
  return {
    status: response.status,
    body,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after')),
    words: undefined,
    requestId: response.headers.get('request-id') ?? undefined,
    ...errorIn(body),
  };
}
