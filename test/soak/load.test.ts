import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast } from '../../src/playground/demo/cast';
import { startChild } from '../bench/processes/child';
import { isBroken, type Promised } from '../bench/report/promised';
import { askForApproval, becomes, bindApprovals } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { describeOnDatabases, type TestDatabase } from '../store/databases';
import { riseOf } from './load/least-squares';
import { liveHeapMb, tellingLiveHeap } from './load/live-heap';
import { mixedTurn, type Around } from './load/mixed-turns';
import { steadyTurns, type Driven } from './load/steady-turns';
import { peaksOf, watchMemory } from './load/watch-memory';
import { writeResult } from './write-result';

const aSecond = 100;
const seconds = Number(process.env.SOAK_SECONDS ?? 600);
/** Before it is measured: code is compiled, caches fill, V8 finds how much room it wants. */
const warmUpSeconds = seconds / 5;
const connectorFile = join(process.cwd(), 'lib', 'bench', 'test', 'bench', 'turns', 'connector-in-child.js');

const title = `a hundred turns a second for ${seconds} seconds without an error, with memory that stays flat,`;

describeOnDatabases(title, ({ name, create }) => test('is borne', () => load(name, create)));

async function load(name: string, create: () => Promise<TestDatabase>): Promise<void> {
  const database = await create();
  const folder = await mkdtemp(join(tmpdir(), 'sso-soak-'));
  const socket = join(folder, 'heap');
  // Two people do all of it, which one of flesh and blood may not.
  const environment = { TURNS_PER_MINUTE: '1000000', DATABASE_URL: database.url, ...tellingLiveHeap(socket) };
  const product = await startProduct({ environment });
  const connector = startChild<string>(connectorFile);
  try {
    const around = await decidedRequest(product, await connector.ask({}));
    const { url } = product.bot();
    const turn = (number: number): object => mixedTurn(around, number);
    const warmUp = await steadyTurns(url, turn, { aSecond, seconds: warmUpSeconds });
    const heldBefore = await liveHeapMb(socket);
    const memory = watchMemory(url);
    const driven = await steadyTurns(url, turn, { aSecond, seconds });
    const peaks = peaksOf(memory.stop());
    const promises = promised(driven, { heldBefore, heldAfter: await liveHeapMb(socket), peaks });
    writeResult(name.toLowerCase(), `${aSecond} turns a second on ${name} for ${seconds} seconds`, promises);
    expect([...warmUp.failures, ...driven.failures].slice(0, 5)).toEqual([]);
    expect(promises.filter(isBroken).map(({ what }) => what)).toEqual([]);
  } finally {
    await connector.end();
    await product.close();
    await database.remove();
    await rm(folder, { recursive: true });
  }
}

function promised(
  { rate, latencies, failures }: Driven,
  { heldBefore, heldAfter, peaks }: { heldBefore: number; heldAfter: number; peaks: readonly number[] },
): Promised[] {
  const sorted = latencies.toSorted((one, other) => one - other);
  const share = (of: number): number => sorted[Math.floor(sorted.length * of)] ?? NaN;
  return [
    { what: 'turns sent a second', measured: rate, most: null, least: aSecond * 0.95, unit: '' },
    { what: 'turns', measured: latencies.length, most: null, unit: '' },
    { what: 'turns that were not answered with 200', measured: failures.length, most: 0, unit: '' },
    { what: 'median', measured: share(0.5), most: null, unit: 'ms' },
    { what: '95th percentile', measured: share(0.95), most: null, unit: 'ms' },
    { what: 'live heap, at the end', measured: heldAfter, most: null, unit: 'MB' },
    { what: 'live heap: rise', measured: (heldAfter / heldBefore - 1) * 100, most: 10, unit: '%' },
    { what: 'resident memory, at most', measured: Math.max(...peaks), most: null, unit: 'MB' },
    { what: 'resident memory: rise', measured: riseOf(peaks) * 100, most: 10, unit: '%' },
  ];
}

/** A request that Taylor approved, so that every later click is late; answers go to the connector given. */
async function decidedRequest(product: Product, serviceUrl: string): Promise<Around> {
  await bindApprovals(product);
  const { requestId, approvalCard } = await askForApproval(product, 'jane.doe');
  await product.client.click(cast.taylor, approvalCard, 'Approve', {});
  await becomes(product, approvalCard, 'Approved');
  return { serviceUrl, tenantId: product.directory.tenantId, approvalCard, requestId };
}
