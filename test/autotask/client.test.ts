import type { AutotaskCall } from '../../src/autotask/autotask-options';
import { eq } from '../../src/autotask/filter';
import { freePort } from '../setup/free-port';
import { clientFor, startAutotask, stopAutotasks, type Autotask } from './start-autotask';
import { troubleWith } from './trouble-with';

const resources = /POST .*Resources\/query$/;
const anyone = [eq('isActive', 'true')];
const calls: AutotaskCall[] = [];
let autotask: Autotask;
beforeEach(async () => {
  calls.length = 0;
  autotask = await startAutotask({}, { onCall: (call) => calls.push(call) });
});
afterEach(stopAutotasks);

const askForOne = () => autotask.client.query('Resources', [eq('id', 1001)]);

describe('reading from Autotask', () => {
  it.each([429, 502, 503, 504])('tries a passing %i again', async (status) => {
    autotask.simulator.faults.add({ match: resources, status, times: 2 });
    expect(await askForOne()).toMatchObject([{ id: 1001, userName: 'jane.doe' }]);
    expect(autotask.count(resources)).toBe(3);
  });

  it.each(['before', 'after'] as const)(
    'tries again when the connection is lost %s handling',
    async (drop) => {
      autotask.simulator.faults.add({ match: resources, drop });
      expect(await askForOne()).toHaveLength(1);
    },
  );

  it('gives up after three tries, and says which side it was', async () => {
    autotask.simulator.faults.add({ match: resources, status: 502, times: 9 });
    const error = await troubleWith(askForOne());
    expect(error).toMatchObject({ upstream: 'Autotask', trouble: 'unreachable', isTransient: true });
    expect(autotask.count(resources)).toBe(3);
  });

  it('waits as long as Retry-After says', async () => {
    autotask.simulator.faults.add({ match: resources, status: 429, headers: { 'Retry-After': '1' } });
    const start = performance.now();
    await askForOne();
    expect(performance.now() - start).toBeGreaterThanOrEqual(995);
  });

  it('hands a long Retry-After on instead of waiting', async () => {
    autotask.simulator.faults.add({ match: resources, status: 429, headers: { 'Retry-After': '60' } });
    const error = await troubleWith(askForOne());
    expect(error).toMatchObject({ trouble: 'throttled', details: { retryAfterMs: 60_000 } });
    expect(autotask.count(resources)).toBe(1);
  });

  it('says how long it waited for an answer', async () => {
    autotask.simulator.faults.add({ match: resources, delayMs: 5000, times: 9 });
    const hasty = clientFor(autotask.simulator, { timeoutMs: 150 });
    const error = await troubleWith(hasty.query('Resources', anyone));
    expect(error).toMatchObject({
      trouble: 'unreachable',
      message: 'Autotask did not answer within 0.15 s.',
    });
  });

  it('is unreachable when nobody listens', async () => {
    const nowhere = clientFor(autotask.simulator, { baseUrl: `http://127.0.0.1:${await freePort()}/` });
    const error = await troubleWith(nowhere.get('Resources', 1));
    expect(error).toMatchObject({ trouble: 'unreachable', message: 'Autotask cannot be reached.' });
  });

  it.each(['Resources', 'Tickets'])('knows that there is no such item among %s', async (entity) => {
    expect(await autotask.client.get(entity, 999_999)).toBeNull();
  });

  it("is rejected in Autotask's own words, once", async () => {
    const error = await troubleWith(autotask.client.query('Resources', [eq('shoeSize', 43)]));
    expect(error.trouble).toBe('rejected');
    expect(error.message).toContain('shoeSize');
    expect(autotask.count(resources)).toBe(1);
  });

  it('does not take a wrong address for an empty answer', async () => {
    const lost = clientFor(autotask.simulator, {
      baseUrl: autotask.simulator.url.replace('ATServicesRest', 'Other'),
    });
    expect((await troubleWith(lost.query('Resources', anyone))).details.advice).toContain(
      'AUTOTASK_BASE_URL',
    );
  });

  it('reads all pages', async () => {
    const { directory } = autotask.simulator;
    const [pattern] = directory.resources;
    if (!pattern) throw new Error('the example directory is empty');
    const crowd = Array.from({ length: 1203 }, (_, at) => ({
      ...pattern,
      id: 50_000 + at,
      lastName: 'Crowd',
    }));
    directory.resources.push(...crowd);
    const items = await autotask.client.query('Resources', [eq('lastName', 'Crowd')], ['lastName']);
    expect(new Set(items.map(({ id }) => id)).size).toBe(1203);
    expect(autotask.count(/Resources\/query/)).toBe(3);
  });

  it('does not carry the credentials to another host', async () => {
    const stranger = await startAutotask();
    const nextPageUrl = stranger.simulator.url.replace('127.0.0.1', 'stranger.example');
    autotask.simulator.faults.add({
      match: resources,
      status: 200,
      body: { items: [], pageDetails: { nextPageUrl } },
    });
    expect((await troubleWith(askForOne())).message).toContain('another host');
  });

  it('never has more than three calls in flight on an endpoint', async () => {
    const busy = await startAutotask({ latencyMs: 15 });
    const many = Array.from({ length: 50 }, (_, at) => busy.client.query('Resources', [eq('id', at)]));
    await Promise.all(many);
    expect(busy.simulator.maxInFlight.get('Resources')).toBe(3);
    expect(busy.count(resources)).toBe(50);
  });

  it('tells how each call went, without ids', async () => {
    await autotask.client.get('Resources', 1001);
    const one = { upstream: 'Autotask', operation: 'GET Resources', outcome: 'ok' };
    expect(calls).toMatchObject([one]);
  });
});

describe('writing to Autotask', () => {
  const tickets = /POST .*Tickets$/;

  it.each([429, 500, 502, 503])('is not tried again after %i', async (status) => {
    autotask.simulator.faults.add({ match: tickets, status, times: 9 });
    await troubleWith(autotask.client.create('Tickets', {}));
    expect(autotask.count(tickets)).toBe(1);
  });

  it('is not tried again after a lost answer, which passes for unreachable', async () => {
    autotask.simulator.faults.add({ match: tickets, drop: 'after' });
    const error = await troubleWith(autotask.client.create('Tickets', {}));
    expect(error.trouble).toBe('unreachable');
    expect(autotask.count(tickets)).toBe(1);
  });

  it("is rejected in Autotask's own words", async () => {
    const body = { errors: ['Missing Required Field: title.', 'Invalid queue.'] };
    autotask.simulator.faults.add({ match: tickets, status: 500, body });
    const error = await troubleWith(autotask.client.create('Tickets', {}));
    expect(error).toMatchObject({ trouble: 'rejected', isTransient: false });
    expect(error.message).toBe('Missing Required Field: title. Invalid queue.');
  });

  it('is an outage when a 500 gives no reason', async () => {
    autotask.simulator.faults.add({ match: tickets, status: 500, body: 'Internal Server Error' });
    expect((await troubleWith(autotask.client.create('Tickets', {}))).trouble).toBe('unreachable');
  });
});

describe('credentials', () => {
  it.each([
    ['secret', { secret: 'wrong' }],
    ['user name', { username: 'nobody@contoso.example' }],
    ['integration code', { integrationCode: 'WRONG' }],
  ])('a wrong %s is denied after one call, naming the settings', async (_, wrong) => {
    const error = await troubleWith(clientFor(autotask.simulator, wrong).query('Resources', anyone));
    expect(error).toMatchObject({ trouble: 'denied', isTransient: false });
    for (const variable of ['AUTOTASK_USERNAME', 'AUTOTASK_SECRET', 'AUTOTASK_INTEGRATION_CODE']) {
      expect(error.details.advice).toContain(variable);
    }
    expect(autotask.count(/./)).toBe(1);
  });

  it('403 is denied after one call', async () => {
    autotask.simulator.faults.add({ match: resources, status: 403 });
    expect((await troubleWith(askForOne())).trouble).toBe('denied');
    expect(autotask.count(/./)).toBe(1);
  });

  it('never stand in an error, not even when Autotask quotes them', async () => {
    const { secret, integrationCode } = autotask.simulator.credentials;
    const body = { errors: [`Bad secret ${secret} or code ${integrationCode}.`] };
    for (const status of [401, 403, 500]) {
      autotask.simulator.faults.add({ match: resources, status, body });
      expect(everythingIn(await troubleWith(askForOne()))).not.toMatch(/simulated/i);
    }
  });

  it('that cannot be sent are denied, not quoted', async () => {
    const secret = 'not‑for‑headers\n';
    const error = await troubleWith(clientFor(autotask.simulator, { secret }).query('Resources', anyone));
    expect(error.trouble).toBe('denied');
    expect(everythingIn(error)).not.toContain('for');
    expect(autotask.count(/./)).toBe(0);
  });
});

/** Message, advice and causes of an error, as a log would print them; its stack names files of this project. */
function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = 'details' in error ? JSON.stringify(error.details) : '';
  return `${error.message} ${details} ${everythingIn(error.cause)}`;
}
