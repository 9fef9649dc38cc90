import { request } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const preloaded = path.join(process.cwd(), 'lib', 'bench', 'test', 'bench', 'processes', 'tell-live-heap.js');

/** The variables with which a bot tells its live heap at this socket. */
export function tellingLiveHeap(socketPath: string): Record<string, string> {
  return { NODE_OPTIONS: `--require ${preloaded}`, LIVE_HEAP_SOCKET: socketPath };
}

/** What the bot at this socket holds, in MB, after a collection of all its garbage. @throws Error when nobody listens there */
export function liveHeapMb(socketPath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ socketPath }, (response) => {
      text(response).then((bytes) => resolve(Number(bytes) / 1024 / 1024), reject);
    })
      .on('error', reject)
      .end();
  });
}
