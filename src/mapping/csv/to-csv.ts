import { stringify } from 'csv-stringify/sync';

/** What a cell may hold; `null` is an empty cell. */
export type Cell = string | number | null;

/**
 * A table as a CSV file that spreadsheets open as it is meant: UTF-8 with a byte order mark, lines ended by CR and LF,
 * and an apostrophe before any text that a spreadsheet would take for a formula (OWASP, "CSV Injection").
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([header, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    // The library quotes only the separator and the line end of its own choice; readers know others.
    quoted_match: /[\r\n\t;]/,
  });
}
