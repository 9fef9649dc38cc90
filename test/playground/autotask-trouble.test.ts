import {
  startAutotaskSimulator,
  type AutotaskSimulator,
} from '../../src/playground/autotask/start-autotask-simulator';

type Options = Parameters<typeof startAutotaskSimulator>[0];

let autotask: AutotaskSimulator;
afterEach(() => autotask.close());

async function start(options: Options = {}): Promise<void> {
  autotask = await startAutotaskSimulator(options);
}

function call(
  method: string,
  path: string,
  body?: unknown,
  wrong: Record<string, string> = {},
): Promise<Response> {
  const { username, secret, integrationCode } = autotask.credentials;
  const headers = { ApiIntegrationCode: integrationCode, UserName: username, Secret: secret, ...wrong };
  const content = body === undefined ? null : JSON.stringify(body);
  return fetch(`${autotask.url}V1.0/${path}`, { method, headers, body: content });
}

async function statuses(calls: Promise<Response>[]): Promise<number[]> {
  return (await Promise.all(calls)).map(({ status }) => status).sort();
}

async function errorsOf(response: Response): Promise<string[]> {
  return ((await response.json()) as { errors: string[] }).errors;
}

const ticket = {
  companyID: 0,
  title: 'Map a person',
  status: 1,
  priority: 2,
  queueID: 8,
  dueDateTime: '2026-11-24T10:00:00Z',
};

describe('the zone look-up', () => {
  beforeEach(() => start());

  test('needs no credentials and gives the base URL', async () => {
    const user = encodeURIComponent(autotask.credentials.username);
    const answer = await fetch(`${autotask.zoneUrl}?user=${user}`);
    expect(await answer.json()).toEqual({
      zoneName: 'Simulated Zone',
      url: autotask.url,
      webUrl: new URL('/', autotask.url).href,
      ci: 1,
    });
    expect(autotask.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ATServicesRest\/$/);
  });

  test('answers 500 with errors to a user nobody knows', async () => {
    const answer = await fetch(`${autotask.zoneUrl}?user=somebody@else.example`);
    expect(answer.status).toBe(500);
    expect(await errorsOf(answer)).toHaveLength(1);
  });
});

test.each(['ApiIntegrationCode', 'UserName', 'Secret'])('a wrong %s is a 401', async (header) => {
  await start();
  expect((await call('GET', 'Resources/1001', undefined, { [header]: 'wrong' })).status).toBe(401);
  expect((await call('GET', 'Resources/1001')).status).toBe(200);
});

describe('threads', () => {
  test('three calls at once on one entity, the fourth is a 429', async () => {
    await start({ latencyMs: 150 });
    const paths = ['Tickets/query', 'Tickets/query', 'Tickets/query/count', 'Tickets/query'];
    const filter = [{ op: 'exist', field: 'id' }];
    expect(await statuses(paths.map((path) => call('POST', path, { filter })))).toEqual([200, 200, 200, 429]);
    expect(autotask.maxInFlight.get('Tickets')).toBe(4);
    expect((await call('POST', 'Tickets/query', { filter })).status).toBe(200);
  });

  test('each entity has threads of its own, the zone look-up needs none', async () => {
    await start({ latencyMs: 150 });
    const three = (path: string) => [1, 2, 3].map(() => call('GET', path));
    const zones = [1, 2, 3, 4].map(() => fetch(`${autotask.zoneUrl}?user=${autotask.credentials.username}`));
    const all = await statuses([...three('Resources/1001'), ...three('companies/0'), ...zones]);
    expect(all).toEqual(Array.from({ length: 10 }, () => 200));
    expect([...autotask.maxInFlight].sort()).toEqual([
      ['Companies', 3],
      ['Resources', 3],
    ]);
    expect(autotask.maxInFlightTotal()).toBe(6);
  });

  test('are given back when a call fails or its connection is cut', async () => {
    await start();
    autotask.faults.add({ match: /GET .*1001$/, times: 2, status: 503 });
    autotask.faults.add({ match: /GET .*1001$/, times: 2, drop: 'before' });
    const four = await Promise.allSettled([1, 2].map(() => call('GET', 'Resources/1001')));
    expect(four.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    await Promise.allSettled([1, 2].map(() => call('GET', 'Resources/1001')));
    expect(await statuses([1, 2, 3].map(() => call('GET', 'Resources/1001')))).toEqual([200, 200, 200]);
  });
});

describe('the threshold', () => {
  const hour = 60 * 60 * 1000;

  test('refuses at the limit until the hour has moved on', async () => {
    let time = Date.parse('2026-11-23T10:00:00Z');
    await start({ requestThreshold: 2, now: () => new Date(time) });
    const ask = async () => (await call('GET', 'Resources/1001')).status;
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
    time += hour - 1;
    expect(await ask()).toBe(429);
    time += 1;
    expect(await ask()).toBe(200);
  });

  test('is told by ThresholdInformation, the question counted in', async () => {
    await start({ requestThreshold: 100 });
    await call('GET', 'Resources/1001');
    const answer = await call('GET', 'ThresholdInformation');
    expect(await answer.json()).toEqual({
      externalRequestThreshold: 100,
      requestThresholdTimeframe: 60,
      currentTimeframeRequestCount: 2,
    });
  });

  test('delays from half of it on, twice as long from three quarters on', async () => {
    await start({ requestThreshold: 4, thresholdDelayMs: 100 });
    const took: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      const start = performance.now();
      await call('GET', 'Resources/1001');
      took.push(performance.now() - start);
    }
    // Timers may fire a millisecond early.
    expect(took[2]).toBeGreaterThanOrEqual(99);
    expect(took[3]).toBeGreaterThanOrEqual(199);
    expect(Math.min(took[0] ?? 0, took[1] ?? 0)).toBeLessThan(99);
  });
});

describe('faults', () => {
  beforeEach(() => start());

  test('an answer lost after handling leaves the ticket made', async () => {
    autotask.faults.add({ match: /POST .*Tickets$/, drop: 'after' });
    await expect(call('POST', 'Tickets', { ...ticket, externalID: 'lost' })).rejects.toThrow('fetch failed');
    expect(autotask.tickets).toMatchObject([{ externalID: 'lost' }]);
  });

  test('a request lost before handling leaves nothing', async () => {
    autotask.faults.add({ match: /POST .*Tickets$/, drop: 'before' });
    await expect(call('POST', 'Tickets', ticket)).rejects.toThrow('fetch failed');
    expect(autotask.tickets).toEqual([]);
  });

  test('an outage is a page of the gateway and leaves nothing', async () => {
    autotask.faults.add({ match: /POST .*Tickets$/, status: 503, headers: { 'Retry-After': '2' } });
    const answer = await call('POST', 'Tickets', ticket);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.text()).toContain('<html>');
    expect(autotask.tickets).toEqual([]);
  });

  test('a validation failure can say what the test wants it to', async () => {
    autotask.faults.add({ match: /PATCH .*Resources$/, status: 500, body: { errors: ['No.'] } });
    expect(await errorsOf(await call('PATCH', 'Resources', { id: 1001, title: 'x' }))).toEqual(['No.']);
    expect(autotask.patches).toEqual([]);
  });

  test('may be meant for one record only, and stay until they are cleared', async () => {
    const look = async (id: number): Promise<number> => {
      const filter = [{ op: 'eq', field: 'id', value: id }];
      const answer = await call('POST', 'Resources/query', { filter });
      await answer.text();
      return answer.status;
    };
    autotask.faults.add({ match: /query$/, bodyMatch: /1002/g, status: 503, times: Infinity });
    expect([await look(1001), await look(1002), await look(1002)]).toEqual([200, 503, 503]);
    expect(autotask.faults.remaining).toBe(Infinity);
    autotask.faults.clear();
    expect(await look(1002)).toBe(200);
  });

  test.each([0, 1.5])('cannot be ordered %s times', (times) => {
    expect(() => autotask.faults.add({ match: /x/, times })).toThrow(RangeError);
  });
});
