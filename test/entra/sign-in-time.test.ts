import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lazyTokens } from '../../src/entra/graph-credential';

let requests = 0;
let identity: Server;
const before = { ...process.env };

/** A managed identity's endpoint, as App Service and Container Apps have it, which never answers. */
beforeAll(async () => {
  identity = createServer(() => (requests += 1));
  identity.listen(0, '127.0.0.1');
  await once(identity, 'listening');
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${(identity.address() as AddressInfo).port}/token`;
  process.env.IDENTITY_HEADER = 'invented';
});
afterAll(() => {
  process.env = before;
  identity.closeAllConnections();
  identity.close();
});

test('a sign-in that never answers is asked for once, and nobody waits for it longer than three seconds', async () => {
  const tokens = lazyTokens({}, 'https://graph.microsoft.com/.default');
  const ask = () => tokens.getAccessToken().catch((error: unknown) => error);
  const start = performance.now();
  const outcomes = await Promise.all(Array.from({ length: 20 }, ask));
  expect(performance.now() - start).toBeLessThan(8_000);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ name: 'AuthenticationTimeOut' });
  expect(requests).toBe(1);
});
