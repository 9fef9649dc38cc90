import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Preloaded into a process of any program (`NODE_OPTIONS=--require`), tells whoever asks at the socket LIVE_HEAP_SOCKET how many bytes of the
 * heap are in use once everything that can be collected is. V8 lets garbage lie for long where memory is plenty, so that what a running
 * process takes says little about what it holds.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

createServer((_, response) => {
  collect();
  response.end(String(process.memoryUsage().heapUsed));
})
  .listen(process.env.LIVE_HEAP_SOCKET)
  .unref();
