/** A sign that begins a formula; in full width too, which Apple Numbers takes for the same. */
const sign = '[=+\\-@＝＋－＠]';

/**
 * Where a cell may begin inside of a text for a reader of another separator than ours: after `;`, a tab or a line end.
 * Quotation marks do not keep the text together then: Excel heeds only those at the beginning of what it takes for a
 * cell. Spaces and quotation marks at the beginning may not count.
 */
const begun = '(?<=(?:^[\\s"]|[;\\t\\r\\n])[\\s"]*)';

const unescapedInside = new RegExp(`(?=${sign})${begun}`, 'gu');
const escaped = new RegExp(`(?=')(?:^|${begun})'(?=${sign})`, 'gu');

/** Puts an apostrophe before each sign that would begin a formula inside of the text; not at its beginning. */
export function escapeInside(text: string): string {
  return text.replace(unescapedInside, "'");
}

/** Without the apostrophes that `toCsv` put before such signs, at the beginning and inside. */
export function withoutEscapes(text: string): string {
  return text.replace(escaped, '');
}
