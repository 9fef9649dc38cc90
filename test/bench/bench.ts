import { parts } from './parts';
import { printSections } from './report/print-sections';
import type { Section } from './report/promised';
import { writeBenchmarks } from './report/write-benchmarks';
import { withPostgres } from './processes/with-postgres';

/** Runs the parts named on the command line, or all of them, which are then written to docs/benchmarks.md. */
async function bench(names: readonly string[]): Promise<void> {
  const sections: Section[] = [];
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part "${name}"; there are: ${Object.keys(parts).join(', ')}.`);
    console.error(`${name} ...`);
    sections.push(...(await part()));
  }
  printSections(sections);
  if (names.length === 0) writeBenchmarks(sections);
}

/** Ends by itself: what stops PostgreSQL would have the process end with 0, whatever was found. */
async function benchAndEnd(): Promise<never> {
  try {
    await withPostgres(() => bench(process.argv.slice(2)));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
  process.exit();
}

void benchAndEnd();
