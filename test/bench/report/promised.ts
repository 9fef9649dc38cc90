/** One thing that a benchmark holds the product to, or only tells. */
export interface Promised {
  readonly what: string;
  readonly measured: number;
  /** The most it may be; `null` for what is only told, or has to be at least something. */
  readonly most: number | null;
  /** The least it has to be. */
  readonly least?: number;
  readonly unit: string;
}

/** What was measured together. */
export interface Section {
  readonly title: string;
  readonly promises: readonly Promised[];
}

/** What could not be measured is no promise kept. */
export function isBroken({ measured, most, least }: Promised): boolean {
  return (most !== null && !(measured <= most)) || (least !== undefined && !(measured >= least));
}

/** A promise in words: what, measured, promised, kept or not. */
export function inWords(promised: Promised): [string, string, string, string] {
  const { what, measured, most, least, unit } = promised;
  const amount = (value: number): string =>
    (unit.startsWith('-') ? round(value) + unit : `${round(value)} ${unit}`).trim();
  const bound = most === null ? '' : `at most ${amount(most)}`;
  const promise = least === undefined ? bound : `at least ${amount(least)}`;
  const verdict = isBroken(promised) ? 'BROKEN' : 'kept';
  return [what, amount(measured), promise, promise === '' ? '' : verdict];
}

function round(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
