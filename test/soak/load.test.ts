import { join } from 'node:path';
import { cast } from '../../src/playground/demo/cast';
import { startChild } from '../bench/processes/child';
import { isBroken, type Promised } from '../bench/report/promised';
import { askForApproval, becomes, bindApprovals } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { describeOnDatabases, type TestDatabase } from '../store/databases';
import { riseOf } from './load/least-squares';
import { mixedTurn, type Around } from './load/mixed-turns';
import { steadyTurns } from './load/steady-turns';
import { floorsOf, watchMemory } from './load/watch-memory';
import { writeResult } from './write-result';

const aSecond = 100;
const seconds = Number(process.env.SOAK_SECONDS ?? 600);
const connectorFile = join(process.cwd(), 'lib', 'bench', 'test', 'bench', 'turns', 'connector-in-child.js');

const title = `a hundred turns a second for ${seconds} seconds without an error, with memory that stays flat,`;

describeOnDatabases(title, ({ name, create }) => test('is borne', () => load(name, create)));

async function load(name: string, create: () => Promise<TestDatabase>): Promise<void> {
  const database = await create();
  // Two people do all of it, which one of flesh and blood may not.
  const environment = { TURNS_PER_MINUTE: '1000000', DATABASE_URL: database.url };
  const product = await startProduct({ environment });
  const connector = startChild<string>(connectorFile);
  try {
    const around = await decidedRequest(product, await connector.ask({}));
    const memory = watchMemory(product.bot().url);
    const turn = (number: number): object => mixedTurn(around, number);
    const { latencies, failures, rate } = await steadyTurns(product.bot().url, turn, { aSecond, seconds });
    const samples = memory.stop();
    const heap = floorsOf(samples.map(({ heapMb }) => heapMb));
    const resident = floorsOf(samples.map(({ residentMb }) => residentMb));
    const sorted = latencies.toSorted((one, other) => one - other);
    const promises: Promised[] = [
      { what: 'turns sent a second', measured: rate, most: null, least: aSecond * 0.95, unit: '' },
      { what: 'turns', measured: latencies.length, most: null, unit: '' },
      { what: 'turns that were not answered with 200', measured: failures.length, most: 0, unit: '' },
      { what: 'median', measured: sorted[Math.floor(sorted.length / 2)] ?? NaN, most: null, unit: 'ms' },
      {
        what: '95th percentile',
        measured: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
        most: null,
        unit: 'ms',
      },
      { what: 'heap, at the end', measured: heap.at(-1) ?? NaN, most: null, unit: 'MB' },
      { what: 'heap: rise over the whole time', measured: riseOf(heap) * 100, most: 10, unit: '%' },
      { what: 'resident memory, at the end', measured: resident.at(-1) ?? NaN, most: null, unit: 'MB' },
      { what: 'resident memory: rise', measured: riseOf(resident) * 100, most: 10, unit: '%' },
    ];
    writeResult(name.toLowerCase(), `${aSecond} turns a second on ${name} for ${seconds} seconds`, promises);
    expect(failures.slice(0, 5)).toEqual([]);
    expect(promises.filter(isBroken).map(({ what }) => what)).toEqual([]);
  } finally {
    await connector.end();
    await product.close();
    await database.remove();
  }
}

/** A request that Taylor approved, so that every later click is late; answers go to the connector given. */
async function decidedRequest(product: Product, serviceUrl: string): Promise<Around> {
  await bindApprovals(product);
  const { requestId, approvalCard } = await askForApproval(product, 'jane.doe');
  await product.client.click(cast.taylor, approvalCard, 'Approve', {});
  await becomes(product, approvalCard, 'Approved');
  return { serviceUrl, tenantId: product.directory.tenantId, approvalCard, requestId };
}
