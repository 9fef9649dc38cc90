import type { FileLine } from '../plan/plan';
import { chooseDelimiter } from './choose-delimiter';
import { decodeText } from './decode-text';
import { findColumns } from './find-columns';
import { readCells } from './read-cells';
import { readPair } from './read-pair';

/** The largest file that is read, in bytes. */
export const mostBytes = 5 * 1024 * 1024;

/** Most rows of a file, the heading left out. */
export const mostRows = 20_000;

/** A line that could not be read, and why, in a sentence of its own. */
export interface UnreadableLine {
  /** As a spreadsheet counts: the first line of the file is 1. */
  readonly number: number;
  readonly problem: string;
}

/** What a file came to. Good lines go on, whatever the others are. */
export type Pairs =
  | { readonly kind: 'pairs'; readonly lines: FileLine[]; readonly unreadable: UnreadableLine[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

/**
 * Reads a CSV file of people and their resources. Comma, semicolon or tab separate, whichever the first line has; a
 * heading may name the columns in any order and among others, without one there are two: user, resource. A line of the
 * file is a row: quotation marks may hold separators, not line breaks.
 * @param fileName as it was uploaded, for sentences
 */
export function readPairs(bytes: Uint8Array, fileName: string): Pairs {
  if (bytes.length > mostBytes)
    return unreadable(`${fileName} is larger than 5 MB. Split it into smaller files.`);
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return decoded;
  const rows = numberedLines(decoded.text);
  const [first] = rows;
  if (!first) return unreadable(`${fileName} is empty. It needs lines of two columns: user,resource.`);
  const delimiter = chooseDelimiter(first.text);
  const columns = findColumns(readCells(first.text, delimiter) ?? []);
  const data = columns.isHeading ? rows.slice(1) : rows;
  if (data.length === 0) return unreadable(`${fileName} has a heading, but no lines below it.`);
  if (data.length > mostRows) return unreadable(tooMany(fileName, data.length));
  const read = data.map(({ number, text }) => readPair(number, readCells(text, delimiter), columns));
  return {
    kind: 'pairs',
    lines: read.filter((line) => 'user' in line),
    unreadable: read.filter((line) => 'problem' in line),
  };
}

/** Lines with their numbers, without empty ones and without Excel's first line that names the separator. */
function numberedLines(text: string): { number: number; text: string }[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, text: line }))
    .filter((line) => !/^[\s,;"]*$/.test(line.text) && !(line.number === 1 && /^sep=.$/i.test(line.text)));
}

function tooMany(fileName: string, rows: number): string {
  return `${fileName} has ${rows.toLocaleString('en-US')} lines; at most ${mostRows.toLocaleString('en-US')} are read at once. Split it into smaller files.`;
}

function unreadable(problem: string): Pairs {
  return { kind: 'unreadable', problem };
}
