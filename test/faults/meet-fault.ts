import { setTimeout as pause } from 'node:timers/promises';
import { cast, places } from '../../src/playground/demo/cast';
import { textOf } from '../e2e/process/ask-for-approval';
import type { FaultRow, FaultyService } from './fault-rows';
import type { FaultProxy } from './start-fault-proxy';
import type { FaultyProduct } from './start-faulty-product';

/** What came of a fault. */
export interface FaultOutcome {
  /** What whoever typed `map` read; empty: nothing. */
  readonly read: string;
  readonly seconds: number;
  readonly tries: number;
  /** How long after the fault it was answered as always, in seconds. */
  readonly backAfter: number;
}

/** The calls that a look-up makes to each of the services, and that meet the fault. */
const lookUp: Readonly<Record<FaultyService, RegExp>> = {
  Autotask: /^POST .*\/Resources\/query/,
  'Microsoft Graph': /^GET .*\/users\?/,
  Teams: /^POST .*\/activities.*"type":"message"/,
};

const patienceMs = 20_000;

/** Has Alex look somebody up while there is the fault, ends it, and waits until look-ups are answered as always. */
export async function meetFault(product: FaultyProduct, row: FaultRow): Promise<FaultOutcome> {
  const proxy = proxyOf(product, row.service);
  await begin(proxy, row);
  const start = performance.now();
  const read = await lookUpJane(product);
  const seconds = secondsSince(start);
  await end(proxy, row);
  const over = performance.now();
  while (!(await lookUpJane(product)).includes('Request approval')) {
    if (performance.now() - over > patienceMs)
      throw new Error(`${row.service} ${row.fault}: it never came back`);
    await pause(100);
  }
  return { read, seconds, tries: row.trouble === 'away' ? 0 : proxy.met(), backAfter: secondsSince(over) };
}

/** The proxy before this service. */
export function proxyOf({ proxies }: FaultyProduct, service: FaultyService): FaultProxy {
  return { Autotask: proxies.autotask, 'Microsoft Graph': proxies.graph, Teams: proxies.connector }[service];
}

async function begin(proxy: FaultProxy, { trouble, service }: FaultRow): Promise<void> {
  if (trouble === 'away') await proxy.goAway();
  else proxy.make(trouble, lookUp[service]);
}

async function end(proxy: FaultProxy, { trouble }: FaultRow): Promise<void> {
  if (trouble === 'away') await proxy.comeBack();
  else proxy.heal();
}

async function lookUpJane({ client }: FaultyProduct): Promise<string> {
  const answers = await client.say(cast.alex, places.alexChat, 'map jane.doe');
  return answers.map(textOf).join('\n');
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1_000;
}
