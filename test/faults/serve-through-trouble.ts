import type { IncomingMessage, ServerResponse } from 'node:http';
import { passOn, type Passed } from './pass-on';
import type { Trouble } from './trouble';

/** A request, and what becomes of it. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
  readonly proxy: { readonly target: string; readonly host: string | null };
  readonly trouble: Trouble | null;
}

/** Serves one request, through trouble or without. */
export async function serve({ incoming, body, response, proxy, trouble }: Exchange): Promise<void> {
  try {
    const request = { incoming, body, target: proxy.target, host: proxy.host };
    const pass = (): Promise<Passed> => passOn(request);
    if (trouble === null) send(response, await pass());
    else await meet(trouble, response, pass);
  } catch {
    // Either side has gone away in between, which is what a proxy is for here.
    response.destroy();
  }
}

async function meet(trouble: Trouble, response: ServerResponse, pass: () => Promise<Passed>): Promise<void> {
  switch (trouble.kind) {
    case 'delay':
      await wait(trouble.ms, response);
      send(response, await pass());
      break;
    case 'drop':
      break;
    case 'reset':
      if (trouble.after) await pass();
      response.socket?.resetAndDestroy();
      break;
    case 'truncate':
      cutInHalf(response, await pass());
      break;
    case 'answer':
      answer(response, trouble);
  }
}

/** Ends early when whoever asked has gone. */
async function wait(ms: number, response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function send(response: ServerResponse, { status, headers, body }: Passed): void {
  response.writeHead(status, { ...headers, 'content-length': body.byteLength });
  response.end(body);
}

/** The length told is that of the whole, so that whoever reads knows that something is missing. */
function cutInHalf(response: ServerResponse, { status, headers, body }: Passed): void {
  response.writeHead(status, { ...headers, 'content-length': body.byteLength });
  response.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => response.socket?.destroy());
}

function answer(response: ServerResponse, trouble: Extract<Trouble, { kind: 'answer' }>): void {
  response.writeHead(trouble.status, {
    'content-type': 'application/json',
    ...(trouble.retryAfter === undefined ? {} : { 'retry-after': trouble.retryAfter }),
  });
  response.end(trouble.body ? JSON.stringify(trouble.body) : '');
}
