/** What may separate columns. */
export type Delimiter = ',' | ';' | '\t';

/** The separator that the line has most of, outside quotation marks; the comma when it has none. */
export function chooseDelimiter(line: string): Delimiter {
  const unquoted = line.replace(/"[^"]*"/g, '');
  const count = (delimiter: Delimiter): number => unquoted.split(delimiter).length;
  const delimiters: Delimiter[] = [',', ';', '\t'];
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
