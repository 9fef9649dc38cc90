import { foundAndChanged } from './found-and-changed';
import { machine } from './machine';
import { inWords, type Section } from './promised';
import { table } from './table';
import { writeSection } from './write-section';

/** Writes what was measured, and what was found and changed on the way, to docs/benchmarks.md. */
export function writeBenchmarks(sections: readonly Section[]): void {
  const rows = sections.flatMap(({ title, promises }) => [
    [`**${title}**`, '', '', ''],
    ...promises.map(inWords),
  ]);
  writeSection('bench', `Measured on ${machine()}\n\n${table(['', 'measured', 'promised', ''], rows)}`);
  const found = foundAndChanged.map((row) => [row.found, row.changed, row.gained]);
  writeSection('found', table(['found', 'changed', 'gained'], found));
}
