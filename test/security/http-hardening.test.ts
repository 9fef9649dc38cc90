import type { Server } from 'node:http';
import { randomBytes } from 'node:crypto';
import { exchange, openRaw, requestBytes, statusOf } from './raw-http';
import { startServer, type ListeningServer } from './listening-server';

let open: ListeningServer[] = [];
async function start(...parts: Parameters<typeof startServer>): Promise<ListeningServer> {
  const started = await startServer(...parts);
  open.push(started);
  return started;
}
afterEach(async () => {
  const servers = open;
  open = [];
  await Promise.all(servers.map((server) => server.close()));
});

const activity = '{"type":"message"}';
const json = ['Content-Type: application/json', `Content-Length: ${activity.length}`];

describe('every answer', () => {
  test.each([
    ['an activity', requestBytes('POST /api/messages', json, activity), 202],
    ['what is no activity', requestBytes('POST /api/messages', ['Content-Length: 0']), 400],
    ['health', requestBytes('GET /healthz'), 200],
    ['metrics', requestBytes('GET /metrics'), 200],
    ['a download', requestBytes('GET /downloads/x'), 404],
    ['an unknown address', requestBytes('GET /nowhere'), 404],
    ['another method', requestBytes('DELETE /healthz'), 405],
  ])(
    'to %s is kept by nobody, read as what it is, and does not say what serves it',
    async (_what, bytes, status) => {
      const { port } = await start();
      const answer = await exchange(port, bytes);
      expect(statusOf(answer)).toBe(status);
      expect(answer).toMatch(/^cache-control: no-store\r$/im);
      expect(answer).toMatch(/^x-content-type-options: nosniff\r$/im);
      expect(answer).toMatch(/^x-frame-options: DENY\r$/im);
      expect(answer).toMatch(/^referrer-policy: no-referrer\r$/im);
      expect(answer).not.toMatch(/^(server|x-powered-by):/im);
    },
  );

  test.each([
    [true, 1],
    [false, 0],
  ])('with https in front: %s, browsers are told to stay with it: %i', async (https, times) => {
    const { port } = await start({ https });
    const answer = await exchange(port, requestBytes('GET /healthz'));
    expect(answer.match(/^strict-transport-security: max-age=31536000\r$/gim) ?? []).toHaveLength(times);
  });
});

describe('methods', () => {
  test.each([
    ['GET /api/messages', 405],
    ['PUT /api/messages', 405],
    ['HEAD /healthz', 405],
    ['OPTIONS /healthz', 405],
    ['TRACE /healthz', 405],
    ['POST /metrics', 405],
    ['DELETE /downloads/x', 405],
    ['HEAD /downloads/x', 404],
  ])('%s: %i', async (line, status) => {
    const { port } = await start();
    const answer = await exchange(port, requestBytes(line));
    expect(statusOf(answer)).toBe(status);
    expect(answer).not.toMatch(/^access-control-/im);
  });

  test('CONNECT is no tunnel: the connection is closed', async () => {
    const { port } = await start();
    expect(await exchange(port, requestBytes('CONNECT 127.0.0.1:1'))).toBe('');
  });

  test('a request to upgrade is answered as an ordinary one, and the connection ends', async () => {
    const { port } = await start();
    const bytes =
      'GET /healthz HTTP/1.1\r\nHost: bot\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n';
    expect(statusOf(await exchange(port, bytes))).toBe(200);
  });
});

describe('paths', () => {
  const asked: string[] = [];
  const downloads = {
    isOpen: (token: string) => Promise.resolve(asked.push(token) < 0),
    fetch: () => Promise.resolve({ kind: 'none' as const }),
  };
  beforeEach(() => (asked.length = 0));

  test.each([
    ['/downloads/..%2f..%2fpackage.json', '../../package.json'],
    ['/downloads/..%5c..%5cpackage.json', '..\\..\\package.json'],
    ['/downloads/%2e%2e%2fpackage.json', '../package.json'],
    ['/downloads/%252e%252e%252fpackage.json', '%2e%2e%2fpackage.json'],
    ['/downloads/%00', '\0'],
    ['/downloads//etc/passwd', '/etc/passwd'],
  ])('%s is a token nobody has, and nothing else', async (path, token) => {
    const { port } = await start({ downloads });
    const answer = await exchange(port, requestBytes(`GET ${path}`));
    expect(statusOf(answer)).toBe(404);
    expect(answer).toContain('There is nothing here');
    expect(asked).toEqual([token]);
  });

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/downloads/%ff',
    '/downloads/%',
    '//healthz',
    '/healthz/',
    '/HEALTHZ',
    '/metrics%00',
    '/.env',
    '/lib/main.js',
  ])('%s: 404', async (path) => {
    const { port } = await start({ downloads });
    expect(statusOf(await exchange(port, requestBytes(`GET ${path}`)))).toBe(404);
    expect(asked).toEqual([]);
  });
});

describe('requests that two servers could read differently', () => {
  const chunked = 'Transfer-Encoding: chunked';
  test.each([
    ['length and chunks', ['Content-Length: 4', chunked]],
    ['two lengths', ['Content-Length: 4', 'Content-Length: 5']],
    ['a length with a sign', ['Content-Length: +4']],
    ['a length that is hexadecimal', ['Content-Length: 0x4']],
    ['chunks that are not the last encoding', ['Transfer-Encoding: chunked, identity']],
    ['chunks and something else', ['Transfer-Encoding: xchunked']],
    ['a folded header', ['X: a', ' b']],
    ['a space before the colon', ['Content-Length : 4']],
    ['a line without colon', ['Content-Length 4']],
  ])('%s: 400, and what follows is not read as a request', async (_what, headers) => {
    let reached = 0;
    const { port } = await start({
      process: (_request, response) => {
        reached += 1;
        (response as { send(status: number): void }).send(202);
        return Promise.resolve();
      },
    });
    const smuggled = `0\r\n\r\n${requestBytes('POST /api/messages', json, activity)}`;
    const bytes = ['POST /api/messages HTTP/1.1', 'Host: bot', ...headers, '', smuggled].join('\r\n');
    const answer = await exchange(port, bytes);
    expect(statusOf(answer)).toBe(400);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(reached).toBe(0);
  });

  test.each([
    ['line feeds alone', 'GET /healthz HTTP/1.1\nHost: bot\n\n'],
    ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('%s: 400', async (_what, bytes) => {
    const { port } = await start();
    expect(statusOf(await exchange(port, bytes))).toBe(400);
  });
});

describe('too much', () => {
  test('headers of more than 16 KB: 431', async () => {
    const { port } = await start();
    expect(statusOf(await exchange(port, requestBytes('GET /healthz', [`X: ${'x'.repeat(17_000)}`])))).toBe(
      431,
    );
  });

  test('an address of more than 16 KB: 431', async () => {
    const { port } = await start();
    expect(statusOf(await exchange(port, requestBytes(`GET /downloads/${'x'.repeat(17_000)}`)))).toBe(431);
  });

  test('a body that says it is too large: 413, without waiting for it', async () => {
    const { port } = await start();
    const headers = ['POST /api/messages HTTP/1.1', 'Host: bot', 'Content-Type: application/json'];
    const bytes = [...headers, 'Content-Length: 70000000', '', '{'].join('\r\n');
    expect(statusOf(await exchange(port, bytes))).toBe(413);
  });

  test('a body in chunks that becomes too large: 413', async () => {
    const { port } = await start();
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const headers = ['Content-Type: application/json', 'Transfer-Encoding: chunked'];
    const bytes = requestBytes('POST /api/messages', headers, `${chunk.repeat(5)}0\r\n\r\n`);
    expect(statusOf(await exchange(port, bytes))).toBe(413);
  });

  test('JSON nested 60,000 deep is answered, and the server lives on', async () => {
    const { port } = await start();
    const body = '{"type":"message","value":' + '['.repeat(60_000) + ']'.repeat(60_000) + '}';
    const headers = ['Content-Type: application/json', `Content-Length: ${body.length}`];
    const status = statusOf(await exchange(port, requestBytes('POST /api/messages', headers, body)));
    expect([202, 400]).toContain(status);
    expect(statusOf(await exchange(port, requestBytes('GET /healthz')))).toBe(200);
  });

  test('one connection more than allowed is closed without an answer, and those before it work', async () => {
    const { port } = await start({ limits: { maxConnections: 1 } });
    const first = openRaw(port);
    first.socket.write('GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n');
    await first.until(/"alive"/);
    expect(await exchange(port, requestBytes('GET /healthz'))).toBe('');
    first.socket.write(requestBytes('GET /healthz'));
    expect((await first.closed).match(/"alive"/g)).toHaveLength(2);
  });
});

describe('too slow', () => {
  /** Small enough for a test, each in a server of its own, so that it is known which one ended the connection. */
  const often = { connectionsCheckingInterval: 20 };

  test('headers that never end: 408', async () => {
    const { port } = await start({ limits: { ...often, headersTimeout: 50 } });
    expect(statusOf(await exchange(port, 'GET /healthz HTTP/1.1\r\nHost: bot\r\nX: '))).toBe(408);
  });

  test('a body that never ends: the connection is closed, and the bot never sees it', async () => {
    let reached = 0;
    const process = (): Promise<void> => Promise.resolve(void (reached += 1));
    const { port } = await start({ process, limits: { ...often, headersTimeout: 50, requestTimeout: 100 } });
    const answer = await exchange(port, requestBytes('POST /api/messages', json, '{"type"'));
    expect(statusOf(answer)).toBe(408);
    expect(reached).toBe(0);
  });

  test('a connection on which nothing is asked any more is closed', async () => {
    const { port } = await start({ limits: { keepAliveTimeout: 50 } });
    const answer = await exchange(port, 'GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n');
    expect(statusOf(answer)).toBe(200);
    expect(answer).toMatch(/^connection: keep-alive\r$/im);
  });

  test('a connection on which nothing is ever asked is closed', async () => {
    const { port } = await start({ limits: { timeout: 50 } });
    expect(await exchange(port, '')).toBe('');
  });

  test('who sends a byte now and then is not let off', async () => {
    const { port } = await start({ limits: { ...often, headersTimeout: 100, timeout: 0 } });
    const slow = openRaw(port);
    slow.socket.write('GET /healthz HTTP/1.1\r\nHost: bot\r\nX: ');
    const drip = setInterval(() => slow.socket.write('x'), 10);
    const answer = await slow.closed;
    clearInterval(drip);
    expect([0, 408]).toContain(statusOf(answer));
  });
});

describe('the usual limits', () => {
  test('are minutes at most, and headers have to come before the whole', async () => {
    const { server } = await start();
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout, maxConnections } =
      server.server as Server;
    expect(headersTimeout).toBeLessThan(requestTimeout);
    expect(headersTimeout).toBeGreaterThan(0);
    for (const ms of [requestTimeout, keepAliveTimeout, timeout]) expect(ms).toBeLessThanOrEqual(120_000);
    expect(maxConnections).toBeGreaterThan(100);
  });
});

describe('metrics', () => {
  const metricsToken = randomBytes(24).toString('hex');

  test('without a token set everybody may ask', async () => {
    const { port } = await start();
    expect(await exchange(port, requestBytes('GET /metrics'))).toContain('jobs 7');
  });

  test.each([
    ['no token', []],
    ['another token', [`Authorization: Bearer ${randomBytes(24).toString('hex')}`]],
    ['the beginning of it', [`Authorization: Bearer ${metricsToken.slice(0, -1)}`]],
    ['more than it', [`Authorization: Bearer ${metricsToken}0`]],
    ['another scheme', [`Authorization: Basic ${metricsToken}`]],
    ['the token in the address', []],
  ])('with a token set, who asks with %s gets 401 and no numbers', async (what, headers) => {
    const { port } = await start({ metricsToken });
    const address = what.endsWith('address') ? `/metrics?token=${metricsToken}` : '/metrics';
    const answer = await exchange(port, requestBytes(`GET ${address}`, headers));
    expect(statusOf(answer)).toBe(401);
    expect(answer).toMatch(/^www-authenticate: Bearer\r$/im);
    expect(answer).not.toContain('jobs');
  });

  test('who has it gets the numbers, and health needs none', async () => {
    const { port } = await start({ metricsToken });
    const answer = await exchange(
      port,
      requestBytes('GET /metrics', [`Authorization: Bearer ${metricsToken}`]),
    );
    expect(answer).toContain('jobs 7');
    expect(statusOf(await exchange(port, requestBytes('GET /healthz')))).toBe(200);
  });
});
