import { countDown } from '../../http/count-down';
import { Slots } from '../../http/slots';
import type { TeamsAdapter } from '../teams-ai';
import { exchange, type HttpResponse } from './exchange';
import { retries } from './retries';
import { crowded, troubleOfFailure, troubleOfStatus } from './trouble-of';

/** The part of the Bot Framework's client that speaks HTTP, as `ConnectorClientOptions` wants it. */
export type ConnectorHttp = NonNullable<
  NonNullable<ConstructorParameters<typeof TeamsAdapter>[3]>['httpClient']
>;
type Request = Parameters<ConnectorHttp['sendRequest']>[0];
type Response = Awaited<ReturnType<ConnectorHttp['sendRequest']>>;

/** One finished call to Teams, for metrics. */
export interface TeamsCall {
  /** `Entra ID` for the sign-in. */
  readonly upstream: 'Teams' | 'Entra ID';
  /** Method and endpoint without ids: `POST activities`; `sign in to Teams`, which is only told of when it fails. */
  readonly operation: string;
  readonly ms: number;
  readonly outcome: 'ok' | 'unreachable' | 'throttled' | 'denied' | 'rejected';
}

/** How calls to Teams are made. Times in milliseconds. */
export interface ConnectorOptions {
  /** How long a call may take, further tries included. Default 8 000: Teams gives up on a click after about ten seconds. */
  readonly timeoutMs?: number;
  readonly onCall?: ((call: TeamsCall) => void) | undefined;
}

/** Calls under way in this process, and calls that wait for them. Teams takes 50 a second from one bot. */
const room = { atOnce: 100, inQueue: 400, crowded };

/** How long it may take to get a connection, in milliseconds: so there is time for another one. */
const connectMs = 3_000;

/**
 * Calls Teams in place of the SDK's own client, which waits for ever for an answer, waits as long as Retry-After says,
 * however long, and sends a message again whose answer was lost. Here all of a call ends in time: waiting for a slot takes at
 * most half of what is left. What is passing is tried twice more, a message only while it is sure that Teams has not taken it:
 * after that, whoever sent it has to look. Source of what passes (429, 412, 5xx): "Optimize your bot with rate limiting in Teams".
 */
export function createConnectorHttp({ timeoutMs = 8_000, onCall }: ConnectorOptions = {}): ConnectorHttp {
  const slots = new Slots(room);
  return {
    async sendRequest(request) {
      const report = stopwatch(request, onCall);
      const isMessage = request.method === 'POST';
      const call = { request, isMessage, timeoutMs, signal: AbortSignal.timeout(timeoutMs) };
      const left = countDown(timeoutMs);
      const attempt = async () => refuseRedirect(await slots.run(() => send(call), left() / 2));
      try {
        const response = await retries.execute(attempt, call.signal);
        report(outcomeOf(response.status));
        return response;
      } catch (error) {
        const trouble = troubleOfFailure(error, call);
        report(trouble.details.isCrowded ? 'throttled' : outcomeOf(trouble.statusCode));
        throw trouble;
      }
    },
  };
}

/** A call, as long as all of its tries take. */
interface Call {
  readonly request: Request;
  /** Whether something new is to stand in Teams. */
  readonly isMessage: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

async function send({ request, signal, ...call }: Call): Promise<Response> {
  const { url, method } = request;
  try {
    const sent = { url, method, headers: request.headers.rawHeaders(), body: bodyOf(request), signal };
    const { status, headers, body } = await exchange({ ...sent, connectMs });
    const trouble = troubleOfStatus(status, { ...call, retryAfter: headers['retry-after'] ?? null });
    if (trouble) throw trouble;
    return { request, status, headers: headersOf(request, headers), bodyAsText: body };
  } catch (error) {
    throw troubleOfFailure(error, call);
  }
}

/** The SDK sends JSON, or nothing. */
function bodyOf({ body }: Request): string | undefined {
  return typeof body === 'string' ? body : undefined;
}

/** The SDK would follow it, with the bot's token, to whatever host it names. */
function refuseRedirect(response: Response): Response {
  if (response.status < 300 || response.status > 399) return response;
  throw new Error(`Teams points to another address (HTTP ${response.status}), which is not followed.`);
}

/** The SDK's kind of headers, of which only its own requests bring any along. */
function headersOf(request: Request, received: HttpResponse['headers']): Response['headers'] {
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  for (const [name, value] of Object.entries(received)) headers.set(name, value);
  return headers;
}

function stopwatch({ method, url }: Request, onCall: ConnectorOptions['onCall']) {
  const start = performance.now();
  const endpoint = /\/(activities|pagedmembers|members)\b/.exec(url)?.[1] ?? 'conversations';
  return (outcome: TeamsCall['outcome']) =>
    onCall?.({
      upstream: 'Teams',
      operation: `${method} ${endpoint}`,
      ms: performance.now() - start,
      outcome,
    });
}

function outcomeOf(status: number | undefined): TeamsCall['outcome'] {
  if (status === undefined || status >= 500 || status === 408) return 'unreachable';
  if (status === 429 || status === 412) return 'throttled';
  if (status === 401 || status === 403) return 'denied';
  return status >= 400 ? 'rejected' : 'ok';
}
