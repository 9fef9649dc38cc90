import { join } from 'node:path';
import { benchDatabases, type BenchDatabase } from '../processes/bench-databases';
import { startChild } from '../processes/child';
import type { Promised, Section } from '../report/promised';
import type { Driven } from '../turns/drive';
import { quantile } from '../turns/statistics';
import { turnActivities } from '../turns/turn-activities';
import { startGrown, type Growing } from './growing';
import { kinds, type Kind } from './kinds';

const [few, many] = [100, 100_000];
/** Rounds before anything counts, rounds that count, turns of a kind in each. */
const [warmUps, rounds, turns] = [2, 6, 50];

/** (e): the same turns with few and with many stored requests, in turn. */
export async function benchGrowth(): Promise<Section[]> {
  const sections: Section[] = [];
  for (const database of benchDatabases()) sections.push(await growthOn(database));
  return sections;
}

async function growthOn(database: BenchDatabase): Promise<Section> {
  const connector = startChild<string>(join(__dirname, '..', 'turns', 'connector-in-child.js'));
  const activities = turnActivities(await connector.ask('start'));
  const grown = (stored: number): Promise<Growing> =>
    startGrown(database, { stored, toApprove: (warmUps + rounds) * turns, activities });
  const bots = { few: await grown(few), many: await grown(many) };
  const promises: Promised[] = [];
  for (const kind of kinds) promises.push(...(await compare(kind, bots)));
  await Promise.all([bots.few.end(), bots.many.end(), connector.end()]);
  return {
    title: `From ${few} to ${many.toLocaleString('en-US')} stored requests (${database.name})`,
    promises,
  };
}

async function compare(kind: Kind, bots: { few: Growing; many: Growing }): Promise<Promised[]> {
  const driven = { few: [] as Driven[], many: [] as Driven[] };
  for (let round = 0; round < warmUps + rounds; round += 1) {
    // Whoever is second finds the machine warmer, so they change places.
    for (const size of round % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const)) {
      const one = await bots[size].drive(kind, round * turns, turns);
      if (round >= warmUps) driven[size].push(one);
    }
  }
  const median = { few: quantile(driven.few, 0.5), many: quantile(driven.many, 0.5) };
  return [
    { what: `${kind.name}: median with ${few}`, measured: median.few, most: null, unit: 'ms' },
    {
      what: `${kind.name}: median with many, to that`,
      measured: median.many / median.few,
      most: 1.2,
      unit: '-fold',
    },
  ];
}
