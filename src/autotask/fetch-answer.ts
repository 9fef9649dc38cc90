import { timeout, TimeoutStrategy } from 'cockatiel';
import { troubleOfFailure } from './autotask-trouble';
import { readAnswer, type Answer } from './read-answer';

export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers?: Headers;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly timeoutMs: number;
  /** Texts that no error message may repeat. */
  readonly secrets: readonly string[];
}

/**
 * One request and its answer, read to its end within `timeoutMs`; connections are kept alive by Node's fetch.
 * @throws UpstreamError when there is no readable answer; an error status is an answer
 */
export async function fetchAnswer(exchange: Exchange): Promise<Answer> {
  const { method, url, headers, body, timeoutMs, secrets } = exchange;
  const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
  try {
    return await limit.execute(async ({ signal }) => {
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      // A redirect is not followed: fetch would take the API user's headers along to another host.
      const init = {
        method,
        signal,
        redirect: 'manual',
        ...(headers ? { headers } : {}),
        ...content,
      } as const;
      const response = await fetch(url, init);
      return readAnswer(response, secrets);
    });
  } catch (error) {
    throw troubleOfFailure(error, timeoutMs);
  }
}
