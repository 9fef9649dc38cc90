import { benchDatabases } from '../processes/bench-databases';
import type { Promised, Section } from '../report/promised';
import { compareTurns, type Compared } from './compare-turns';
import { cpuOf, quantile, throughputOf } from './statistics';

/** (a) and (b): what a turn of the product costs beside one of a bare teams-ai bot. */
export async function benchTurns(): Promise<Section[]> {
  const sections: Section[] = [];
  for (const kind of benchDatabases()) {
    for (const works of [false, true]) {
      const database = await kind.create();
      const compared = await compareTurns({ databaseUrl: database.url, works });
      await database.remove();
      sections.push(
        sectionOf(
          `${kind.name}, ${works ? 'while the worker does the jobs' : 'the turn by itself'}`,
          compared,
          works,
        ),
      );
    }
  }
  return sections;
}

function sectionOf(title: string, { echo, map, approve }: Compared, works: boolean): Section {
  const turns = { 'map turn': map, 'Approve click': approve };
  return {
    title: `Turns beside a bare teams-ai echo bot (${title})`,
    promises: [
      told('echo: turns a second', throughputOf(echo), ''),
      told('echo: CPU time', cpuOf(echo), 'ms'),
      ...Object.entries(turns).flatMap(([name, rounds]): Promised[] => [
        told(`${name}: turns a second`, throughputOf(rounds), ''),
        told(`${name}: CPU time`, cpuOf(rounds), 'ms'),
        {
          what: `${name}: throughput as a share of the echo's`,
          measured: throughputOf(rounds) / throughputOf(echo),
          most: null,
          ...(works ? {} : { least: 0.5 }),
          unit: '',
        },
        {
          what: `${name}: 95th percentile to the echo's`,
          measured: quantile(rounds, 0.95) / quantile(echo, 0.95),
          most: works ? null : 2,
          unit: '-fold',
        },
      ]),
    ],
  };
}

function told(what: string, measured: number, unit: string): Promised {
  return { what, measured, most: null, unit };
}
