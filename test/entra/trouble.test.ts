import { createDirectory } from '../../src/entra/create-directory';
import { createGraphClient } from '../../src/entra/create-graph-client';
import type { GraphCall } from '../../src/entra/graph-call';
import { UpstreamError } from '../../src/mapping/upstream-error';
import type { Directory as DirectoryPort } from '../../src/workflow/ports';
import { actors } from '../../src/playground/directory/example/acting-people';
import { freePort } from '../setup/free-port';
import { startEntra, type Entra } from './start-entra';

const jane = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01';
const janes = /users\/3d5f/;
const calls: GraphCall[] = [];
let entra: Entra;
beforeEach(async () => {
  calls.length = 0;
  entra = await startEntra({ onCall: (call) => calls.push(call) });
});
afterEach(() => entra.close());

async function troubleWith(work: () => Promise<unknown>): Promise<UpstreamError> {
  const outcome: unknown = await work().catch((error: unknown) => error);
  if (!(outcome instanceof UpstreamError)) throw new Error(`no UpstreamError but ${JSON.stringify(outcome)}`);
  return outcome;
}

const getJane = () => entra.directory.getUser(jane);

describe('trouble with Graph', () => {
  it('fits the port of the workflow', async () => {
    const port: DirectoryPort = entra.directory;
    expect(await port.getUser(jane)).toMatchObject({ displayName: 'Jane Doe' });
  });

  it.each([429, 502, 503, 504])('tries a passing %i again', async (status) => {
    entra.simulator.faults.add({ match: janes, status, times: 2 });
    expect((await getJane())?.displayName).toBe('Jane Doe');
    expect(entra.simulator.requests).toHaveLength(3);
  });

  it('tries again after a lost connection', async () => {
    entra.simulator.faults.add({ match: janes, drop: 'before' });
    expect((await getJane())?.displayName).toBe('Jane Doe');
  });

  it('gives up after three tries and says which side it was', async () => {
    entra.simulator.faults.add({ match: janes, status: 502, times: 9 });
    const error = await troubleWith(getJane);
    expect(error).toMatchObject({ upstream: 'Entra ID', trouble: 'unreachable', isTransient: true });
    expect(error.message).toContain('Entra ID');
    expect(entra.simulator.requests).toHaveLength(3);
  });

  it('waits as long as Retry-After says when that is short', async () => {
    entra.simulator.faults.add({ match: janes, status: 429, headers: { 'Retry-After': '0.3' } });
    const start = performance.now();
    await getJane();
    expect(performance.now() - start).toBeGreaterThanOrEqual(295);
  });

  it('hands a long Retry-After on instead of waiting', async () => {
    entra.simulator.faults.add({ match: janes, status: 429, headers: { 'Retry-After': '30' }, times: 9 });
    const error = await troubleWith(getJane);
    expect(error).toMatchObject({ trouble: 'throttled', details: { retryAfterMs: 30_000 } });
    expect(entra.simulator.requests).toHaveLength(1);
  });

  it('says in seconds how long it waited for an answer', async () => {
    entra.simulator.faults.add({ match: janes, delayMs: 5000, times: 9 });
    const hasty = createDirectory(createGraphClient({ baseUrl: entra.simulator.url, timeoutMs: 200 }));
    const start = performance.now();
    const error = await troubleWith(() => hasty.getUser(jane));
    expect(error.message).toBe('Microsoft Graph (Entra ID) did not answer within 0.2 s.');
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it('is unreachable when nobody listens', async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}`;
    const directory = createDirectory(createGraphClient({ baseUrl, timeoutMs: 1000 }));
    const error = await troubleWith(() => directory.getUser(jane));
    expect(error).toMatchObject({
      trouble: 'unreachable',
      message: 'Microsoft Graph (Entra ID) cannot be reached.',
    });
  });

  it('names the permission that look-ups lack, and the way out', async () => {
    entra.simulator.deniedPermissions.add('User.Read.All');
    const error = await troubleWith(getJane);
    expect(error.trouble).toBe('denied');
    expect(error.message).toContain('User.Read.All');
    expect(error.details.advice).toBe(
      'Grant admin consent for User.Read.All in Entra: App registrations > API permissions.',
    );
    expect(entra.simulator.requests).toHaveLength(1);
  });

  it('names the permission that roles lack', async () => {
    entra.simulator.deniedPermissions.add('GroupMember.Read.All');
    const error = await troubleWith(() => entra.directory.memberOf(jane, [actors.alexAdmin]));
    expect(error.message).toContain('GroupMember.Read.All');
  });

  it('is denied without a valid token, and asks once only', async () => {
    entra.simulator.requireToken = true;
    const error = await troubleWith(getJane);
    expect(error.trouble).toBe('denied');
    expect(error.details.advice).toContain('AZURE_CLIENT_SECRET');
    expect(entra.simulator.requests).toHaveLength(1);
  });

  it('sends no token to loopback', async () => {
    const withSecret = { clientSecret: 'invented', clientId: 'invented', tenantId: 'invented' };
    const client = createGraphClient({ baseUrl: entra.simulator.url, ...withSecret });
    await createDirectory(client).getUser(jane);
    expect(entra.simulator.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('does not take something else for an answer', async () => {
    entra.simulator.faults.add({
      match: janes,
      status: 200,
      body: '<html>log in to the hotel</html>',
      times: 9,
    });
    expect((await troubleWith(getJane)).message).toBe(
      'Microsoft Graph (Entra ID) gave an answer that cannot be read.',
    );
  });

  it('fills what is left out of an answer', async () => {
    entra.simulator.faults.add({ match: janes, status: 200, body: { id: jane.toUpperCase() } });
    const empty = {
      mail: null,
      mailNickname: null,
      accountEnabled: true,
      otherMails: [],
      proxyAddresses: [],
    };
    expect(await getJane()).toMatchObject({ id: jane, displayName: '', ...empty });
  });

  it('tells how each call went', async () => {
    await getJane();
    entra.simulator.deniedPermissions.add('User.Read.All');
    await troubleWith(getJane);
    const names = { upstream: 'Entra ID', operation: 'read user' };
    expect(calls).toMatchObject([
      { ...names, outcome: 'ok' },
      { ...names, outcome: 'denied' },
    ]);
  });
});
