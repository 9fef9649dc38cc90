import type { Server } from 'restify';
import { pino } from 'pino';
import { createServer, type ServerParts } from '../../src/server/create-server';

const log: string[] = [];
let server: Server | undefined;
afterEach(async () => {
  const open = server;
  server = undefined;
  log.length = 0;
  if (open) await closed(open);
});

function closed(open: Server): Promise<void> {
  return new Promise((resolve) => {
    open.close(() => {
      resolve();
    });
  });
}

/** Starts a server of working parts but for what is given; answers its address. */
async function listen(parts: Partial<ServerParts> = {}): Promise<string> {
  const started = createServer({
    process: (_request, response) => {
      (response as { send(status: number): void }).send(202);
      return Promise.resolve();
    },
    readiness: { ping: () => Promise.resolve() },
    metrics: () => Promise.resolve('# HELP jobs Jobs\njobs 7\n'),
    downloads: { isOpen: () => Promise.resolve(false), fetch: () => Promise.resolve({ kind: 'none' }) },
    log: pino({ level: 'warn' }, { write: (line: string) => log.push(line) }),
    ...parts,
  });
  server = started;
  await new Promise<void>((resolve) => {
    started.listen(0, '127.0.0.1', () => {
      resolve();
    });
  });
  return `http://127.0.0.1:${started.address().port}`;
}

function post(url: string, body: string): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Connection: 'close' };
  return fetch(`${url}/api/messages`, { method: 'POST', headers, body });
}

describe('POST /api/messages', () => {
  test('hands the parsed activity to the bot and leaves the answer to it', async () => {
    const seen: unknown[] = [];
    const url = await listen({
      process: (request, response) => {
        seen.push((request as { body: unknown }).body);
        (response as { send(status: number, body: object): void }).send(200, { answered: true });
        return Promise.resolve();
      },
    });
    const response = await post(url, '{"type":"message","text":"map José"}');
    expect(await response.json()).toEqual({ answered: true });
    expect(seen).toEqual([{ type: 'message', text: 'map José' }]);
  });

  test('a bot that throws is answered 500 without its words, which go to the log', async () => {
    const url = await listen({ process: () => Promise.reject(new Error('the inside of the bot')) });
    const response = await post(url, '{"type":"message"}');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('the inside of the bot');
    expect(log.join()).toContain('the inside of the bot');
  });

  test.each([
    ['exactly 256 KB', 256 * 1024, 202],
    ['one byte more', 256 * 1024 + 1, 413],
  ])('a body of %s: %i bytes, %i', async (_what, bytes, status) => {
    const frame = '{"type":"message","text":""}';
    const text = 'x'.repeat(bytes - frame.length);
    const response = await post(await listen(), `{"type":"message","text":"${text}"}`);
    expect(response.status).toBe(status);
  });

  test('a body that is no activity never reaches the bot', async () => {
    let reached = 0;
    const url = await listen({
      process: () => {
        reached += 1;
        return Promise.resolve();
      },
    });
    for (const body of ['', '{', '[]', '7', 'null', '{"type":""}', '{"type":{}}', '{"text":"map"}']) {
      expect((await post(url, body)).status).toBe(400);
    }
    expect(reached).toBe(0);
  });
});

describe('what operators look at', () => {
  test('/healthz does not ask the database', async () => {
    const url = await listen({ readiness: { ping: () => Promise.reject(new Error('down')) } });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('/readyz is 200 when the database answers', async () => {
    const response = await fetch(`${await listen()}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ready' });
  });

  test('/readyz is 503 when it does not, without the reason it gave', async () => {
    const words = 'password authentication failed for user sso';
    const url = await listen({ readiness: { ping: () => Promise.reject(new Error(words)) } });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('password');
  });

  test('/metrics is in Prometheus text format', async () => {
    const response = await fetch(`${await listen()}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(await response.text()).toContain('jobs 7');
  });

  test('/metrics is 500 when they cannot be had, and the log says why', async () => {
    const url = await listen({ metrics: () => Promise.reject(new Error('the backlog is unknown')) });
    const response = await fetch(`${url}/metrics`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('backlog');
    expect(log.join()).toContain('the backlog is unknown');
  });
});
