import type { DatabaseRow } from './database-rows';
import type { FaultRow } from './fault-rows';
import type { WriteRow } from './write-rows';

/** The rows as docs/faults.md shows them. */
export function faultTable(rows: readonly FaultRow[]): string {
  return table(
    ['service', 'fault', 'what whoever typed `map` reads', 'within', 'tries'],
    rows.map((row) => [row.service, row.fault, row.sees, `${row.within} s`, tries(row)]),
  );
}

/** The faults of posting as docs/faults.md shows them. */
export function writeTable(rows: readonly WriteRow[]): string {
  return table(
    ['fault while posting', 'on the card meanwhile', 'in Autotask meanwhile', 'in Autotask afterwards'],
    rows.map(({ fault, sees, meanwhile }) => [fault, sees, held(meanwhile), held({ tickets: 1, items: 1 })]),
  );
}

/** Nobody counts tries at a closed port. */
function tries({ trouble, tries: count }: FaultRow): string {
  return trouble === 'away' ? 'up to 3' : String(count);
}

/** The faults of the database as docs/faults.md shows them. */
export function databaseTable(rows: readonly DatabaseRow[]): string {
  return table(
    ['PostgreSQL', 'what whoever typed `map` or pressed Approve reads', 'within'],
    rows.map(({ fault, sees, within }) => [fault, sees, `${within} s`]),
  );
}

function held({ tickets, items }: WriteRow['meanwhile']): string {
  return `${counted(tickets, 'ticket')}, ${counted(items, 'item')}`;
}

function counted(count: number, what: string): string {
  return count === 0 ? `no ${what}` : `${count} ${what}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
