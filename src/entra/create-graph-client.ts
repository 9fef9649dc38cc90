import {
  AuthenticationHandler,
  Client,
  HTTPMessageHandler,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import { Breaker, type BreakerChange } from '../http/breaker';
import { Slots } from '../http/slots';
import { crowded } from '../http/upstream-trouble';
import { isLoopback } from '../mapping/is-loopback';
import type { GraphCall } from './graph-call';
import { lazyTokens, type GraphCredentials } from './graph-credential';
import { callOnce, callPatiently, callWithPolicy, type CallPolicy } from './graph-policy';
import { graph, strangeHost, troubleOfAnswer, troubleOfFailure } from './graph-trouble';
import { correlationGuid } from '../trace/correlation';
import type { GraphQuestion } from './graph-question';
import { observeCall } from './observe-call';
import { readAnswer, type Answer } from './read-answer';

export interface GraphClientOptions extends GraphCredentials {
  /** Where Graph is, without the version: `https://graph.microsoft.com`, a national cloud, or a simulator on loopback. */
  readonly baseUrl: string;
  /** How long one try may take, in milliseconds; one that changes something, three times as long. Default 4000. */
  readonly timeoutMs?: number | undefined;
  /** Told about every finished call. */
  readonly onCall?: ((call: GraphCall) => void) | undefined;
  /** Told when Graph is not called any more, is tried again, or is back. */
  readonly onBreaker?: ((change: BreakerChange) => void) | undefined;
}

/** A hundred messages a second, with calls of Graph that take half a second, are a hundred and more under way. */
const room = { atOnce: 128, inQueue: 500 };

/** Calls Graph. Every call throws `UpstreamError`. */
export interface GraphClient {
  /** Reads, and reads again while the trouble is passing. Answers parsed JSON; `null` for 404. */
  readonly ask: (question: GraphQuestion) => Promise<unknown>;
  /**
   * Changes something, in one try: whether one whose answer was lost took effect must be looked up. Answers parsed JSON;
   * `undefined` where Graph has nothing to say.
   */
  readonly tell: (order: GraphQuestion) => Promise<unknown>;
}

/**
 * Microsoft Graph through Microsoft's own client. Its middleware for retries is left out, because it sleeps up to three
 * minutes while somebody waits; `callWithPolicy` retries instead. On loopback no token is asked for or sent.
 */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  const baseUrl = options.baseUrl.replace(/\/+(v1\.0\/*)?$/i, '');
  const http = new HTTPMessageHandler();
  const tokens = isLoopback(new URL(baseUrl).hostname) ? null : lazyTokens(options, `${baseUrl}/.default`);
  const client = Client.initWithMiddleware({
    baseUrl,
    middleware: tokens ? [new AuthenticationHandler(tokens), http] : [http],
    customHosts: new Set([new URL(baseUrl).hostname]),
  });
  const timeoutMs = options.timeoutMs ?? 4000;
  const policy = {
    timeoutMs,
    breaker: new Breaker({ service: graph, target: new URL(baseUrl).origin, onBreaker: options.onBreaker }),
    slots: new Slots({ ...room, crowded: () => crowded(graph) }),
  };
  const watched = ({ operation }: GraphQuestion) => ({
    operation,
    onCall: options.onCall,
    troubleOf(error: unknown) {
      const trouble = troubleOfFailure(error, timeoutMs);
      if (trouble.details.permission !== undefined) tokens?.forget();
      return trouble;
    },
  });
  const read = async (question: GraphQuestion) => {
    if (!isAt(baseUrl, question.path)) throw strangeHost();
    return ask(client, question, policy);
  };
  return {
    ask: (question) => observeCall(watched(question), () => read(question)),
    tell: (order) =>
      observeCall(watched(order), () => tell(client, order, { ...policy, timeoutMs: 3 * timeoutMs })),
  };
}

/** Whether this path is below Graph's own address: a relative one is, a next link has to be. */
function isAt(baseUrl: string, path: string): boolean {
  return new URL(path, baseUrl).origin === new URL(baseUrl).origin;
}

async function ask(client: Client, question: GraphQuestion, policy: CallPolicy): Promise<unknown> {
  const call = async (signal: AbortSignal) => {
    const answer = await send(client, question, signal);
    return answer.status === 404 ? null : { body: bodyOf(answer, { ...question, isWrite: false }) };
  };
  const check = (found: { body: unknown } | null): void => {
    if (found) question.check?.(found.body);
  };
  const found = await (question.isBulk
    ? callPatiently({ ...policy, timeoutMs: 5 * policy.timeoutMs }, { call, check })
    : callWithPolicy(policy, { call, check }));
  return found === null ? null : found.body;
}

function tell(client: Client, order: GraphQuestion, policy: CallPolicy): Promise<unknown> {
  return callOnce(policy, async (signal) =>
    bodyOf(await send(client, order, signal), { ...order, isWrite: true }),
  );
}

/**
 * The header under which Graph keeps what the caller calls a request; it stands in the tenant's Graph activity log as
 * ClientRequestId. Source: "Best practices for working with Microsoft Graph", and the table MicrosoftGraphActivityLogs.
 */
const clientRequestId = 'client-request-id';

async function send(client: Client, question: GraphQuestion, signal: AbortSignal): Promise<Answer> {
  // RAW, because the client's own error loses Retry-After when the body is not JSON.
  const request = client.api(question.path).responseType(ResponseType.RAW).option('signal', signal);
  const id = correlationGuid();
  if (id !== null) request.header(clientRequestId, id);
  return readAnswer((await question.send(request)) as Response);
}

function bodyOf(answer: Answer, { permission, isWrite }: { permission: string; isWrite: boolean }): unknown {
  if (answer.status < 300) return answer.body;
  const trouble = troubleOfAnswer({ ...answer, permission, isWrite });
  trouble.requestId = answer.requestId;
  throw trouble;
}
