type Test = (value: unknown) => boolean;

/** Operators of the query language (help page "Basic query calls"): each makes a test for values of a record. */
export const operators: Record<string, (wanted: unknown) => Test> = {
  eq: (wanted) => (value) => isEqual(value, wanted),
  noteq: (wanted) => (value) => !isEqual(value, wanted),
  gt: (wanted) => (value) => order(value, wanted) > 0,
  gte: (wanted) => (value) => order(value, wanted) >= 0,
  lt: (wanted) => (value) => order(value, wanted) < 0,
  lte: (wanted) => (value) => order(value, wanted) <= 0,
  beginswith: (wanted) => (value) => textOf(value).startsWith(textOf(wanted)),
  endswith: (wanted) => (value) => textOf(value).endsWith(textOf(wanted)),
  contains: (wanted) => (value) => textOf(value).includes(textOf(wanted)),
  exist: () => (value) => !isMissing(value),
  notexist: () => isMissing,
  in: isOneOf,
  notin: (wanted) => {
    const isIn = isOneOf(wanted);
    return (value) => !isIn(value);
  },
};

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function isEqual(value: unknown, wanted: unknown): boolean {
  if (value === null || value === undefined) return wanted === null;
  return textOf(value) === textOf(wanted);
}

/** As many as 500 values are wanted of thousands of records, so they are looked up, not compared. */
function isOneOf(wanted: unknown): Test {
  const list: unknown[] = Array.isArray(wanted) ? wanted : [];
  const texts = new Set(list.filter((one) => one !== null).map(textOf));
  return (value) => (value === null || value === undefined ? list.includes(null) : texts.has(textOf(value)));
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
