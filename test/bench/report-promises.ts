/** One thing that a benchmark holds the product to. */
export interface Promised {
  readonly what: string;
  readonly measured: number;
  /** The most it may be; `null` for what is only told. */
  readonly most: number | null;
  readonly unit: string;
}

/** Prints what was measured beside what was promised; the process ends with 1 when a promise is broken. */
export function reportPromises(title: string, promises: readonly Promised[]): void {
  const rows = promises.map(({ what, measured, most, unit }) => [
    what,
    `${round(measured)} ${unit}`,
    most === null ? '' : `at most ${round(most)} ${unit}`,
    verdictOf(measured, most),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}\n`);
  for (const row of rows)
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  if (promises.some(({ measured, most }) => isBroken(measured, most))) process.exitCode = 1;
}

function verdictOf(measured: number, most: number | null): string {
  if (most === null) return '';
  return isBroken(measured, most) ? 'BROKEN' : 'kept';
}

/** What could not be measured is no promise kept. */
function isBroken(measured: number, most: number | null): boolean {
  return most !== null && !(measured <= most);
}

function round(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
