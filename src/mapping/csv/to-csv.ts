import { stringify } from 'csv-stringify/sync';
import { escapeInside } from './formula-signs';

/** What a cell may hold; `null` is an empty cell. */
export type Cell = string | number | null;

/**
 * A table as a CSV file that spreadsheets open as it is meant: UTF-8 with a byte order mark, lines ended by CR and LF,
 * every cell quoted, and an apostrophe before whatever a spreadsheet would take for a formula (OWASP, "CSV Injection"),
 * also one that expects semicolons, as Excel does in much of Europe.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([header, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    quoted: true,
    escape_formulas: true,
    cast: { string: escapeInside },
  });
}
