import { inWords, isBroken, type Section } from './promised';

/** Prints what was measured beside what was promised, as one table; the process ends with 1 when a promise is broken. */
export function printSections(sections: readonly Section[]): void {
  const rows = sections.flatMap(({ promises }) => promises.map(inWords));
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const { title, promises } of sections) {
    console.log(`\n${title}`);
    for (const row of promises.map(inWords))
      console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  }
  if (sections.some(({ promises }) => promises.some(isBroken))) process.exitCode = 1;
}
