import { z } from 'zod';
import { unreadableAnswer } from './autotask-trouble';
import { parseJson } from '../http/parse-json';
import { readRetryAfter } from '../http/read-retry-after';

/** An answer of Autotask, read to its end. */
export interface Answer {
  readonly status: number;
  /** Parsed JSON; `undefined` when the answer has none. */
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;
  /** The texts of the errors array; `null` when there is none. */
  readonly words: readonly string[] | null;
}

const errorBody = z.object({ errors: z.array(z.unknown()) });
const longestWord = 500;

/**
 * Reads an answer. Throws `UpstreamError` when a success is not JSON; an error may look as it likes.
 * @param secrets texts that must not be repeated, should an error message quote them
 */
export async function readAnswer(response: Response, secrets: readonly string[]): Promise<Answer> {
  const body = parseJson(await response.text(), response.ok, unreadableAnswer);
  const errors = errorBody.safeParse(body).data?.errors;
  return {
    status: response.status,
    body,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after')),
    words: errors ? errors.map((error) => inWords(error, secrets)) : null,
  };
}

function inWords(error: unknown, secrets: readonly string[]): string {
  const text = typeof error === 'string' ? error : JSON.stringify(error);
  return secrets
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(secret, '…'), text)
    .slice(0, longestWord);
}
