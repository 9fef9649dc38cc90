import { setTimeout as pause } from 'node:timers/promises';
import { cast, places } from '../../src/playground/demo/cast';
import { textOf } from '../e2e/process/ask-for-approval';
import { startFaultyProduct, type FaultyProduct } from './start-faulty-product';

let product: FaultyProduct;
beforeAll(async () => {
  product = await startFaultyProduct();
});
afterAll(() => product.close());

const turns = 200;
const lookUp = 'map jane.doe';

async function said(): Promise<string> {
  const answers = await product.client.say(cast.alex, places.alexChat, lookUp);
  return answers.map(textOf).join('\n');
}

/** The most connections that are open at a time until the work is done. */
async function mostConnections(work: Promise<unknown>): Promise<number> {
  const seen: number[] = [];
  const over = work.then(() => true);
  const isOver = () => Promise.race([over, pause(20, false)]);
  do seen.push(product.proxies.autotask.connections());
  while (!(await isOver()));
  return Math.max(...seen);
}

test('two hundred people ask while Autotask is dead: few calls wait, everybody is told soon, and then at once', async () => {
  const { autotask } = product.proxies;
  expect(await said()).toContain('Request approval');
  const { messages } = product.client.connector;
  const before = messages.length;
  const asked = autotask.requests.length;
  autotask.make({ kind: 'drop' });

  const start = performance.now();
  const most = await mostConnections(Promise.all(Array.from({ length: turns }, said)));
  const tookMs = performance.now() - start;

  const answers = messages.slice(before).map(textOf);
  expect(answers).toHaveLength(turns);
  for (const answer of answers) expect(answer).toMatch(/did not answer|are waiting already/);
  // Three are under way, and while those are let go the next three.
  expect(most).toBeLessThanOrEqual(6);
  // Three at a time and five seconds each, all two hundred would take more than five minutes.
  expect(autotask.requests.length - asked).toBeLessThanOrEqual(30);
  expect(tookMs).toBeLessThan(60_000);

  // Some more time-outs, and Autotask is not asked any more.
  for (let round = 0; round < 3 && !(await said()).includes('is not asked'); round++);
  const shortStart = performance.now();
  expect(await said()).toContain('Autotask did not answer several times in a row, so it is not asked');
  expect(performance.now() - shortStart).toBeLessThan(4_000);

  autotask.heal();
  const healed = performance.now();
  while (!(await said()).includes('Request approval')) {
    if (performance.now() - healed > 35_000) throw new Error('Autotask is back, and nobody has noticed.');
    await pause(200);
  }
  expect(product.bot().log.join('\n')).toContain('the service is back');
});
