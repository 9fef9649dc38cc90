import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './answer';
import { recordRequest, type RecordedRequest } from './recorded-request';

/** Waits some milliseconds; rejects with an AbortError when the server closes meanwhile. */
export type Wait = (ms: number) => Promise<void>;

interface LoopbackServerOptions {
  /** 0 or left out: any free port. */
  port?: number | undefined;
  requests: RecordedRequest[];
  now: () => Date;
  /** Answers one request; undefined cuts the connection without an answer. */
  serve: (request: RecordedRequest, wait: Wait) => Promise<Answer | undefined>;
}

/** A running HTTP server on 127.0.0.1. */
export interface LoopbackServer {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  url: string;
  /** Cuts all connections, ends all waits and frees the port. */
  close(): Promise<void>;
}

/** Starts an HTTP server on loopback that records each request, then serves it. Rejects when the port is taken. */
export async function startLoopbackServer(options: LoopbackServerOptions): Promise<LoopbackServer> {
  const closing = new AbortController();
  const wait: Wait = (ms) => pause(ms, undefined, { signal: closing.signal });
  const server = createServer((incoming, response) => void exchange(incoming, response, options, wait));
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const close = () => {
    closing.abort();
    return shut(server);
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function exchange(
  incoming: IncomingMessage,
  response: ServerResponse,
  { requests, now, serve }: LoopbackServerOptions,
  wait: Wait,
): Promise<void> {
  try {
    const request = await receive(incoming, now());
    requests.push(request);
    const answer = await serve(request, wait);
    if (answer) request.status = answer.status;
    response.setHeader('Date', now().toUTCString());
    send(response, answer);
  } catch (error) {
    // A caller that went away and a server that closes need no answer; anything else is a bug here, to be seen.
    if (incoming.destroyed || (error instanceof Error && error.name === 'AbortError')) response.destroy();
    else send(response, { status: 500, body: `The simulator itself failed: ${String(error)}` });
  }
}

async function receive(incoming: IncomingMessage, at: Date): Promise<RecordedRequest> {
  const received = await text(incoming);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const method = incoming.method ?? 'GET';
  return recordRequest(incoming.url ?? '/', { method, headers, body: parse(received), at: at.toISOString() });
}

function parse(received: string): unknown {
  if (received === '') return undefined;
  try {
    return JSON.parse(received) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return received;
    throw error;
  }
}

function send(response: ServerResponse, answer: Answer | undefined): void {
  if (!answer) {
    response.destroy();
    return;
  }
  const isText = typeof answer.body === 'string' || answer.body === undefined;
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(answer.status, { 'Content-Type': type, ...answer.headers });
  response.end(isText ? answer.body : JSON.stringify(answer.body));
}
