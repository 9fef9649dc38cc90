import { once } from 'node:events';
import { request as callService, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A service's answer, read to its end. */
export interface Passed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Sends a request to the service as it came, but for the Host where one is given. Rejects when there is no answer. */
export async function passOn(request: {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly target: string;
  readonly host: string | null;
}): Promise<Passed> {
  const { incoming, body, target, host } = request;
  const { method = 'GET', url = '/' } = incoming;
  const headers = { ...incoming.headers, ...(host === null ? {} : { host }) };
  const outgoing = callService(new URL(url, target), { method, headers, agent: false });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const received = await buffer(answer);
  return { status: answer.statusCode ?? 502, headers: headersOf(answer), body: received };
}

/** Without those that speak of the connection, which is another one. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const own = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(entries.filter(([name]) => !own.includes(name)));
}
