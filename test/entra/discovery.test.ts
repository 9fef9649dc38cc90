import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDiscovery } from '../../src/entra/create-discovery';
import type { GraphCall } from '../../src/entra/graph-call';
import { UpstreamError } from '../../src/mapping/upstream-error';
import { startLoginSimulator, type LoginSimulator } from '../../src/playground/login/start-login-simulator';
import type { DiscoveryDocuments } from '../../src/workflow/ports';

const tenantId = '7a1d0000-0000-4000-8000-00000000c0de';
const calls: GraphCall[] = [];
let login: LoginSimulator;
let discovery: DiscoveryDocuments;
beforeEach(async () => {
  calls.length = 0;
  login = await startLoginSimulator({ tenantId });
  discovery = createDiscovery({
    authorityHost: login.url,
    timeoutMs: 500,
    onCall: (call) => calls.push(call),
  });
});
afterEach(() => login.close());

async function troubleWith(work: () => Promise<unknown>): Promise<UpstreamError> {
  const outcome: unknown = await work().catch((error: unknown) => error);
  if (!(outcome instanceof UpstreamError)) throw new Error(`no UpstreamError but ${JSON.stringify(outcome)}`);
  return outcome;
}

describe('the discovery document', () => {
  it('is fetched as Autotask will, and the call is counted', async () => {
    expect(await discovery.fetch(tenantId)).toEqual({ kind: 'document', document: login.document });
    expect(calls).toMatchObject([{ operation: 'discovery document', outcome: 'ok' }]);
  });

  it('of a tenant that Microsoft does not know is told apart', async () => {
    expect(await discovery.fetch('7a1d0000-0000-4000-8000-0000000000ff')).toEqual({ kind: 'no-tenant' });
  });

  it('is fetched again after passing trouble', async () => {
    login.faults.add({ match: /openid/, status: 503 });
    login.faults.add({ match: /openid/, drop: 'before' });
    expect(await discovery.fetch(tenantId)).toMatchObject({ kind: 'document' });
  });

  it.each([
    ['a page', { status: 200, body: '<html>Sign in to the hotel</html>' }],
    ['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:9/elsewhere' } }],
    ['something long', { status: 200, body: '{'.padEnd(300_000, ' ') }],
    ['a refusal that is not Entra’s', { status: 400, body: 'Bad Request' }],
    ['another refusal of Entra', { status: 400, body: { error: 'invalid_request' } }],
  ])('is not %s', async (_what, fault) => {
    login.faults.add({ match: /openid/, times: 9, ...fault });
    const trouble = await troubleWith(() => discovery.fetch(tenantId));
    expect(trouble.message).toBe('What came back is not a discovery document.');
  });

  it('is not something endless, of which little is read', async () => {
    let sent = 0;
    const endless = createServer((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      more();
    });
    endless.listen(0, '127.0.0.1');
    await once(endless, 'listening');
    const { port } = endless.address() as AddressInfo;
    const there = createDiscovery({ authorityHost: `http://127.0.0.1:${port}` });
    const trouble = await troubleWith(() => there.fetch(tenantId));
    endless.closeAllConnections();
    endless.close();
    expect(trouble.message).toBe('What came back is not a discovery document.');
    // What is on its way in buffers is sent as well, three times over.
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('is not looked for where a redirect leads', async () => {
    const elsewhere = await startLoginSimulator({ tenantId });
    const headers = { Location: `${elsewhere.url}/${tenantId}/v2.0/.well-known/openid-configuration` };
    login.faults.add({ match: /openid/, status: 302, headers, times: 9 });
    await troubleWith(() => discovery.fetch(tenantId));
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  it.each([
    ['slow down', { status: 429, headers: { 'Retry-After': '30' } }],
    ['not available', { status: 503 }],
    ['did not answer within 0.5 s', { delayMs: 5_000 }],
    ['cannot be reached', { drop: 'before' as const }],
  ])('is not had (%s), which is not blamed on Graph', async (words, fault) => {
    login.faults.add({ match: /openid/, times: 9, ...fault });
    const trouble = await troubleWith(() => discovery.fetch(tenantId));
    expect(trouble.message).toContain(words);
    expect(`${trouble.message} ${trouble.details.advice ?? ''}`).not.toContain('Graph');
  });

  it.each([
    ['is down', { status: 502 }],
    ['does not answer', { delayMs: 5_000 }],
  ])('cannot be had while Microsoft %s', async (_what, fault) => {
    login.faults.add({ match: /openid/, times: 9, ...fault });
    expect(await troubleWith(() => discovery.fetch(tenantId))).toMatchObject({
      upstream: 'Entra ID',
      isTransient: true,
    });
    expect(calls.at(-1)).toMatchObject({ outcome: 'unreachable' });
  });

  it('has the public address where a simulator stands in for it, and the given one elsewhere', () => {
    const path = `/${tenantId}/v2.0/.well-known/openid-configuration`;
    expect(discovery.urlOf(tenantId)).toBe(`https://login.microsoftonline.com${path}`);
    const government = createDiscovery({ authorityHost: 'https://login.microsoftonline.us/' });
    expect(government.urlOf(tenantId)).toBe(`https://login.microsoftonline.us${path}`);
  });
});
