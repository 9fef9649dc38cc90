import { startProduct, type Product } from './start-product';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

/** Sends bytes as they are to the bot; answers status and text. */
async function ask(method: string, path: string, body?: string, contentType = 'application/json') {
  const response = await fetch(product.bot().url + path, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'Content-Type': contentType } }),
  });
  return { status: response.status, text: await response.text() };
}

const activity = JSON.stringify({ type: 'message', text: 'x'.repeat(300 * 1024) });

describe('what is no activity is answered 4xx', () => {
  test.each([
    ['a body over 256 KB', 413, activity, 'application/json'],
    ['not JSON', 400, '{"type": "message"', 'application/json'],
    ['no type', 400, '{"text": "map jane.doe"}', 'application/json'],
    ['a type that is no text', 400, '{"type": 7}', 'application/json'],
    ['an address that is no text', 400, '{"type": "message", "serviceUrl": 7}', 'application/json'],
    ['JSON that is no object', 400, '[1, 2]', 'application/json'],
    ['null', 400, 'null', 'application/json'],
    ['an empty body', 400, '', 'application/json'],
    ['another content type', 400, 'type=message', 'application/x-www-form-urlencoded'],
    ['text', 400, 'map jane.doe', 'text/plain'],
  ])('%s: %i', async (_name, status, body, contentType) => {
    const answer = await ask('POST', '/api/messages', body, contentType);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/\bat .*\.js|node_modules/);
  });

  test.each(['gzip', 'deflate', 'br', 'GZIP'])(
    'a body encoded as %s: 415, and it is not unpacked',
    async (encoding) => {
      const response = await fetch(`${product.bot().url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
        body: 'not compressed at all',
      });
      expect(response.status).toBe(415);
    },
  );

  test('no body at all: 400', async () => {
    expect((await ask('POST', '/api/messages')).status).toBe(400);
  });

  test.each([
    ['GET', '/api/messages', 405],
    ['GET', '/', 404],
    ['POST', '/healthz', 405],
    ['GET', '/api/messages/../../package.json', 404],
    ['GET', '/%', 404],
  ])('%s %s: %i', async (method, path, status) => {
    expect((await ask(method, path)).status).toBe(status);
  });

  test('an activity without sender and conversation is answered, not crashed on', async () => {
    const { status } = await ask('POST', '/api/messages', '{"type": "message"}');
    expect(status).toBeLessThan(500);
  });
});

describe('what operators look at', () => {
  test('the process is alive after all that', async () => {
    await expect(ask('GET', '/healthz')).resolves.toMatchObject({ status: 200 });
  });

  test('it is ready, since its database answers', async () => {
    await expect(ask('GET', '/readyz')).resolves.toMatchObject({ status: 200 });
  });

  test('its metrics are in Prometheus format and name the outbox', async () => {
    const { status, text } = await ask('GET', '/metrics');
    expect(status).toBe(200);
    expect(text).toMatch(/^# HELP .*outbox/m);
    expect(text).toMatch(/^\w*outbox\w* \d/m);
  });

  test('no secret is in what the bot logged', () => {
    const { secret, integrationCode } = product.autotask.credentials;
    const log = product.bot().log.join('\n');
    expect(log).toContain('listening');
    expect(log).not.toContain(secret);
    expect(log).not.toContain(integrationCode);
  });
});
