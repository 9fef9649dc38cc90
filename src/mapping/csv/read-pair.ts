import type { FileLine } from '../plan/plan';
import type { Columns } from './find-columns';
import { withoutEscapes } from './formula-signs';
import type { UnreadableLine } from './read-pairs';

/** Longer than any name or address that Entra ID or Autotask know. */
const longest = 320;

/** Reads a line's cells as a person and a resource; `cells` is `null` when its quotation marks do not pair. */
export function readPair(
  number: number,
  cells: string[] | null,
  columns: Columns,
): FileLine | UnreadableLine {
  if (!cells) return { number, problem: 'A quotation mark is missing or stands in the middle of a cell.' };
  const problem = problemOf(cells, columns);
  if (problem !== null) return { number, problem };
  return { number, user: valueAt(cells, columns.user), resource: valueAt(cells, columns.resource) };
}

function problemOf(cells: readonly string[], columns: Columns): string | null {
  const filled = cells.findLastIndex((cell) => cell !== '') + 1;
  const needed = Math.max(columns.user, columns.resource) + 1;
  // What stands right of named columns is somebody's business; without names nobody knows which two are meant.
  if (cells.length < needed || (!columns.isHeading && filled > needed))
    return wrongCount(cells.length, columns, needed);
  const [user, resource] = [valueAt(cells, columns.user), valueAt(cells, columns.resource)];
  if (user === '') return `No user is given for the resource ${quoted(resource)}.`;
  if (resource === '') return `No resource is given for the user ${quoted(user)}.`;
  if (user.length > longest || resource.length > longest)
    return 'A cell is longer than any name or address can be.';
  // U+FFFD stands where a byte was not UTF-8.
  if (!/[\p{Cc}\uFFFD]/u.test(`${user}${resource}`)) return null;
  return 'The line has characters that cannot be read. Save the file as "CSV UTF-8", or write the line anew.';
}

function wrongCount(count: number, { isHeading }: Columns, needed: number): string {
  const has = count === 1 ? 'The line has 1 column' : `The line has ${count} columns`;
  return isHeading
    ? `${has}; the heading asks for at least ${needed}.`
    : `${has}; it needs two: user,resource.`;
}

function valueAt(cells: readonly string[], index: number): string {
  return withoutEscapes(cells[index] ?? '');
}

function quoted(text: string): string {
  return `"${text.slice(0, 80)}"`;
}
