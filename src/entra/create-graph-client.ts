import {
  AuthenticationHandler,
  Client,
  HTTPMessageHandler,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import type { GraphRequest, Middleware } from '@microsoft/microsoft-graph-client';
import type { GraphCall } from './graph-call';
import { lazyTokens, type GraphCredentials } from './graph-credential';
import { callWithPolicy } from './graph-policy';
import { troubleOfAnswer, troubleOfFailure } from './graph-trouble';
import { isLoopback } from './is-loopback';
import { readAnswer } from './read-answer';

export interface GraphClientOptions extends GraphCredentials {
  /** Where Graph is, without the version: `https://graph.microsoft.com`, a national cloud, or a simulator on loopback. */
  readonly baseUrl: string;
  /** How long one try may take, in milliseconds. Default 4000. */
  readonly timeoutMs?: number | undefined;
  /** Told about every finished call. */
  readonly onCall?: ((call: GraphCall) => void) | undefined;
}

/** What is to be asked of Graph. */
export interface GraphQuestion {
  /** For metrics and errors: `find users`. */
  readonly operation: string;
  /** The application permission it needs, named when Graph refuses. */
  readonly permission: string;
  /** Path below the version, with its parts URL-encoded. */
  readonly path: string;
  /** Builds the rest and sends it. The question must only read: it may be asked up to three times. */
  readonly send: (request: GraphRequest) => Promise<unknown>;
}

/** Asks Graph and answers its parsed JSON; `null` for 404. Throws `UpstreamError`. */
export interface GraphClient {
  readonly ask: (question: GraphQuestion) => Promise<unknown>;
}

/**
 * Microsoft Graph through Microsoft's own client. Its middleware for retries is left out, because it sleeps up to three
 * minutes while somebody waits; `callWithPolicy` retries instead. On loopback no token is asked for or sent.
 */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  const baseUrl = options.baseUrl.replace(/\/+(v1\.0\/*)?$/i, '');
  const client = Client.initWithMiddleware({
    baseUrl,
    middleware: middlewareFor(baseUrl, options),
    customHosts: new Set([new URL(baseUrl).hostname]),
  });
  const timeoutMs = options.timeoutMs ?? 4000;
  return { ask: (question) => observed(question, options, () => ask(client, question, timeoutMs)) };
}

function middlewareFor(baseUrl: string, credentials: GraphCredentials): Middleware[] {
  const http = new HTTPMessageHandler();
  if (isLoopback(baseUrl)) return [http];
  return [new AuthenticationHandler(lazyTokens(credentials, `${baseUrl}/.default`)), http];
}

function ask(client: Client, question: GraphQuestion, timeoutMs: number): Promise<unknown> {
  return callWithPolicy(timeoutMs, async (signal) => {
    // RAW, because the client's own error loses Retry-After when the body is not JSON.
    const request = client.api(question.path).responseType(ResponseType.RAW).option('signal', signal);
    const { status, body, retryAfterMs, words } = await readAnswer(
      (await question.send(request)) as Response,
    );
    if (status === 404) return null;
    if (status >= 300)
      throw troubleOfAnswer({ status, retryAfterMs, words, permission: question.permission });
    return body;
  });
}

async function observed(
  { operation }: GraphQuestion,
  { onCall, timeoutMs = 4000 }: GraphClientOptions,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const start = performance.now();
  const report = (outcome: GraphCall['outcome']) =>
    onCall?.({ upstream: 'Entra ID', operation, ms: performance.now() - start, outcome });
  try {
    const answer = await work();
    report('ok');
    return answer;
  } catch (error) {
    const trouble = troubleOfFailure(error, timeoutMs);
    report(trouble.trouble);
    throw trouble;
  }
}
