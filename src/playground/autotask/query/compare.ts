/** Operators of the query language (help page "Basic query calls"), each on a value of a record and the wanted one. */
export const operators: Record<string, (value: unknown, wanted: unknown) => boolean> = {
  eq: isEqual,
  noteq: (value, wanted) => !isEqual(value, wanted),
  gt: (value, wanted) => order(value, wanted) > 0,
  gte: (value, wanted) => order(value, wanted) >= 0,
  lt: (value, wanted) => order(value, wanted) < 0,
  lte: (value, wanted) => order(value, wanted) <= 0,
  beginswith: (value, wanted) => textOf(value).startsWith(textOf(wanted)),
  endswith: (value, wanted) => textOf(value).endsWith(textOf(wanted)),
  contains: (value, wanted) => textOf(value).includes(textOf(wanted)),
  exist: (value) => !isMissing(value),
  notexist: isMissing,
  in: isOneOf,
  notin: (value, wanted) => !isOneOf(value, wanted),
};

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function isEqual(value: unknown, wanted: unknown): boolean {
  if (value === null || value === undefined) return wanted === null;
  return textOf(value) === textOf(wanted);
}

function isOneOf(value: unknown, wanted: unknown): boolean {
  return Array.isArray(wanted) && wanted.some((one) => isEqual(value, one));
}

/** Negative, 0 or positive; NaN, which is none of them, where nothing can be compared. */
function order(value: unknown, wanted: unknown): number {
  if (isMissing(value) || isMissing(wanted)) return NaN;
  if (typeof value === 'number') return value - Number(wanted);
  return textOf(value) < textOf(wanted) ? -1 : Number(textOf(value) > textOf(wanted));
}

/** Text is compared without regard to case, but with regard to accents. */
function textOf(value: unknown): string {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? String(value).toLowerCase() : '';
}
