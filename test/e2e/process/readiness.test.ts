import { startBot } from '../../../src/playground/bot-process/start-bot';
import { cast, places } from '../../../src/playground/demo/cast';
import { freePort } from '../../setup/free-port';
import { databases } from '../../store/databases';
import { textOf } from './ask-for-approval';
import { startDatabaseProxy } from './database-proxy';
import { linesOf } from './log-lines';
import { startProduct, startSurroundings } from './start-product';
import { until } from './until';

/** The status of an address; `null` when nobody listens there. */
async function statusOf(url: string): Promise<number | null> {
  try {
    const response = await fetch(url, { headers: { Connection: 'close' } });
    await response.body?.cancel();
    return response.status;
  } catch {
    // Refused, which is an answer here.
    return null;
  }
}

test('while it starts nobody is answered, and the first answer is that it is ready', async () => {
  const around = await startSurroundings();
  const port = await freePort();
  // The start asks Autotask for its fields before anything listens.
  around.autotask.faults.add({ match: /entityInformation\/fields/, delayMs: 1_500 });
  const seen: (number | null)[] = [];
  const starting = startBot({
    ...around.environment,
    PORT: String(port),
    AUTOTASK_PUBLISHER: 'auto',
    AUTOTASK_SSO_FIELD: 'ssoUniqueID',
  });
  const isUp = async (): Promise<boolean> => {
    const status = await statusOf(`http://127.0.0.1:${port}/readyz`);
    seen.push(status);
    return status !== null;
  };
  try {
    await until('somebody listened', isUp);
    expect(around.autotask.faults.remaining).toBe(0);
    expect(new Set(seen)).toEqual(new Set([null, 200]));
  } finally {
    await (await starting).stop('SIGKILL');
    await around.close();
  }
});

describe('told to stop', () => {
  test('it says at once that it is not ready, still answers new requests and those under way, and exits 0', async () => {
    const product = await startProduct();
    const { client, graph } = product;
    const bot = product.bot();
    try {
      // Graph takes its time, so that the signal falls into the request.
      graph.faults.add({ match: /./, delayMs: 2_500 });
      const underWay = client.say(cast.alex, places.helpdesk, 'map Jane Doe');
      await until('Graph was asked', () => Promise.resolve(graph.requests.length > 0));
      const before = Date.now();
      const exited = bot.stop('SIGTERM');
      await until('it said so', () => Promise.resolve(linesOf(bot).some(({ msg }) => msg === 'stopping')));
      const statuses = await Promise.all(['readyz', 'healthz'].map((name) => statusOf(`${bot.url}/${name}`)));
      expect(statuses).toEqual([503, 200]);
      const [late] = await client.say(cast.uma, places.helpdesk, 'help');
      expect(textOf(late ?? { card: null, message: null })).toContain('map');
      const [answer] = await underWay;
      expect(textOf(answer ?? { card: null, message: null })).toContain('Jane Doe');
      expect(await exited).toBe(0);
      expect(Date.now() - before).toBeLessThan(10_000);
    } finally {
      await product.close();
    }
  });

  test('a connection that is kept alive does not hold it', async () => {
    const product = await startProduct();
    const bot = product.bot();
    try {
      // fetch keeps its connection for the next request.
      await (await fetch(`${bot.url}/healthz`)).text();
      const before = Date.now();
      expect(await bot.stop('SIGTERM')).toBe(0);
      expect(Date.now() - before).toBeLessThan(4_000);
    } finally {
      await product.close();
    }
  });
});

const postgres = databases.find(({ name }) => name === 'PostgreSQL');
const describeWithPostgres = postgres ? describe : describe.skip;

describeWithPostgres('a database that is away', () => {
  test.each(['cut', 'stuck'] as const)(
    '(%s): not ready while it is, ready when it is back, and asked within bounds',
    async (state) => {
      if (!postgres) throw new Error('There is no PostgreSQL to test on.');
      const database = await postgres.create();
      const proxy = await startDatabaseProxy(database.url);
      const around = await startSurroundings({ environment: { DATABASE_URL: proxy.url } });
      const bot = await startBot(around.environment);
      const ready = `${bot.url}/readyz`;
      try {
        expect(await statusOf(ready)).toBe(200);
        proxy.set(state);
        await until('it was not ready', async () => (await statusOf(ready)) === 503);
        const before = Date.now();
        expect(await Promise.all(Array.from({ length: 20 }, () => statusOf(ready)))).toEqual(
          Array(20).fill(503),
        );
        expect(Date.now() - before).toBeLessThan(4_000);
        expect(await statusOf(`${bot.url}/healthz`)).toBe(200);
        const metrics = await (await fetch(`${bot.url}/metrics`)).text();
        expect(metrics).toMatch(/^sso_database_up 0$/m);
        expect(metrics).not.toMatch(/^sso_outbox_jobs /m);
        proxy.set('open');
        await until('it was ready again', async () => (await statusOf(ready)) === 200);
      } finally {
        await bot.stop('SIGKILL');
        await around.close();
        await proxy.close();
        await database.remove();
      }
    },
  );
});
