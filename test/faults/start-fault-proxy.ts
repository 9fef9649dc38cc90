import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { serve } from './serve-through-trouble';
import type { Trouble } from './trouble';

/** An HTTP proxy on loopback that stands before one service and can be everything that goes wrong on the way. */
export interface FaultProxy {
  /** Where it listens, without a slash at the end; the same when it comes back. */
  readonly url: string;
  /** Every request so far, `POST /path?query`, those that met trouble too. */
  readonly requests: readonly string[];
  /** Where requests go: the service's origin. */
  target: string;
  /** What services are told as Host in place of the proxy's own: they build their links from it. */
  host: string | null;
  /** Has requests meet trouble from now on that match: `POST /path?query` and the body. */
  readonly make: (trouble: Trouble, match?: RegExp) => void;
  /** Ends the trouble; what hangs goes on hanging. */
  readonly heal: () => void;
  /** How many requests have met the trouble that there is, or was last. */
  readonly met: () => number;
  /** Connections that are open now. */
  readonly connections: () => number;
  /** Refuses connections, and cuts those there are. */
  readonly goAway: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a proxy does now. */
interface Fault {
  readonly trouble: Trouble;
  readonly match: RegExp;
  met: number;
}

/** Starts one on a free port. @param target may be told later */
export async function startFaultProxy(target = ''): Promise<FaultProxy> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const now: { fault: Fault; isOn: boolean } = {
    fault: { trouble: { kind: 'drop' }, match: /^$/, met: 0 },
    isOn: false,
  };
  const server = createServer((incoming, response) => {
    const line = `${incoming.method ?? ''} ${incoming.url ?? ''}`;
    requests.push(line);
    void buffer(incoming).then((body) => {
      const isMet = now.isOn && now.fault.match.test(`${decodeURIComponent(line)} ${body.toString()}`);
      if (isMet) now.fault.met += 1;
      return serve({ incoming, body, response, proxy, trouble: isMet ? now.fault.trouble : null });
    }, noBody);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listen(server, 0);
  const goAway = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}`,
    requests,
    target,
    host: null,
    make(trouble, match = /./) {
      now.fault = { trouble, match, met: 0 };
      now.isOn = true;
    },
    heal() {
      now.isOn = false;
    },
    met: () => now.fault.met,
    connections: () => sockets.size,
    goAway,
    async comeBack() {
      await listen(server, port);
    },
    close: goAway,
  };
  return proxy;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Whoever asked went away before the question was complete. */
function noBody(): void {
  return;
}
