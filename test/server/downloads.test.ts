import type { Server } from 'restify';
import { pino } from 'pino';
import { createServer } from '../../src/server/create-server';
import type { Downloads } from '../../src/server/downloads';

const token = 'AbC-dEf_0123456789AbC-dEf_0123456789AbC-dEf';
const file = {
  fileName: 'sso-audit.csv',
  contentType: 'text/csv; charset=utf-8',
  bytes: Buffer.from('\uFEFFseq\r\n1\r\n'),
};

const log: string[] = [];
let server: Server | undefined;
afterEach(async () => {
  const open = server;
  server = undefined;
  log.length = 0;
  await new Promise<void>((resolve) => {
    if (open) open.close(() => resolve());
    else resolve();
  });
});

/** Starts a server whose downloads are these; answers the address of the link. */
async function listen(downloads: Partial<Downloads> = {}): Promise<string> {
  const started = createServer({
    process: () => Promise.resolve(),
    readiness: { ping: () => Promise.resolve() },
    metrics: () => Promise.resolve(''),
    downloads: {
      isOpen: (given) => Promise.resolve(given === token),
      fetch: (given) => Promise.resolve(given === token ? { kind: 'file', file } : { kind: 'none' }),
      ...downloads,
    },
    log: pino({ level: 'trace' }, { write: (line: string) => log.push(line) }),
  });
  server = started;
  await new Promise<void>((resolve) => {
    started.listen(0, '127.0.0.1', () => resolve());
  });
  return `http://127.0.0.1:${started.address().port}/downloads/${token}`;
}

function ask(url: string, method = 'GET'): Promise<Response> {
  return fetch(url, { method, headers: { Connection: 'close' } });
}

describe('looking at a link', () => {
  test.each(['GET', 'HEAD'])('%s shows a page with a button, and fetches nothing', async (method) => {
    const fetched: string[] = [];
    const url = await listen({
      fetch: (given) => {
        fetched.push(given);
        return Promise.resolve({ kind: 'none' });
      },
    });
    const response = await ask(url, method);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(method === 'HEAD' ? /^$/ : /<form method="post"><button>/);
    expect(fetched).toEqual([]);
  });

  test('the page may not do more than send its form, and is kept nowhere', async () => {
    const { headers } = await ask(await listen());
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

test('the button gives the file, byte by byte, to be saved and not shown', async () => {
  const response = await ask(await listen(), 'POST');
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(file.bytes);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="sso-audit.csv"');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a name of a file cannot add a header or end its own', async () => {
  const name = 'a"; x=\r\nSet-Cookie: y.csv';
  const url = await listen({
    fetch: () => Promise.resolve({ kind: 'file', file: { ...file, fileName: name } }),
  });
  const { headers } = await ask(url, 'POST');
  expect(headers.get('content-disposition')).toBe('attachment; filename="a___x___Set-Cookie__y.csv"');
  expect(headers.get('set-cookie')).toBeNull();
});

test('whatever is wrong with a link, the answer is the same', async () => {
  const url = await listen({
    isOpen: () => Promise.resolve(false),
    fetch: () => Promise.resolve({ kind: 'none' }),
  });
  const answers = await Promise.all(
    [url, `${url}x`, `${url}/x`, url.replace(token, ''), url.replace(token, 'a'.repeat(5_000))].flatMap(
      (each) =>
        ['GET', 'POST'].map(async (method) => {
          const response = await ask(each, method);
          return `${response.status} ${await response.text()}`;
        }),
    ),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^404 [^]*There is nothing here/);
});

test('when it cannot be told just now it is 503, and the link is said to work still', async () => {
  const response = await ask(await listen({ fetch: () => Promise.resolve({ kind: 'later' }) }), 'POST');
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('not used up');
});

test('the token is never in the log, whatever goes wrong', async () => {
  const broken = (): Promise<never> => Promise.reject(new Error('the database is away'));
  const url = await listen({ isOpen: broken, fetch: broken });
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    for (const each of [
      url,
      `${url}/`,
      `${url}/%zz`,
      `${url}?x=%zz`,
      `${url}%`,
      url.replace('/downloads', '//downloads'),
    ]) {
      expect((await ask(each, method)).status).toBeGreaterThanOrEqual(400);
    }
  }
  expect(log.join('\n')).toContain('the database is away');
  expect(log.join('\n')).not.toContain(token);
});
