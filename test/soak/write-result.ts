import { machine } from '../bench/report/machine';
import { inWords, type Promised } from '../bench/report/promised';
import { table } from '../bench/report/table';
import { writeSection } from '../bench/report/write-section';

/**
 * Prints a result and writes it into docs/benchmarks.md, unless SOAK_SECONDS made it a trial.
 * @param name of its place there, without `soak-`
 * @param what was done
 */
export function writeResult(name: string, what: string, promises: readonly Promised[]): void {
  const rows = promises.map(inWords);
  console.log([what, ...rows.map((row) => row.join('  ').trimEnd())].join('\n'));
  if (process.env.SOAK_SECONDS !== undefined) return;
  const text = table(['', 'measured', 'promised', ''], rows);
  writeSection(`soak-${name}`, `${what}. Measured on ${machine()}\n\n${text}`);
}
