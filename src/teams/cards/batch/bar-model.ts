import type { BatchCounts } from '../../../mapping/batch/batch';
import { progressOf } from '../../../mapping/batch/progress';

/** A stretch of the bar: how wide, in per cent, how it looks, and its number of rows where there is room for it. */
export interface Stretch {
  readonly weight: number;
  readonly style: 'good' | 'accent' | 'attention' | 'emphasis';
  readonly label: string;
}

/** In per cent: what is there at all can be seen, however little it is. */
const thinnest = 2;

/** In per cent: as wide as a number of four digits, on a phone too. */
const readable = 15;

/** Clients leave out what is empty. */
const blank = '\u00a0';

/**
 * A bar of columns, which every client draws: applied, posted, failed, left. What it shows stands in words beside it,
 * so that nothing depends on colour.
 */
export function barModel(counts: BatchCounts): Stretch[] {
  const { done, failed, left, total } = progressOf(counts);
  const { applied = 0 } = counts;
  const stretches = [
    { rows: applied, style: 'good' },
    { rows: done - applied, style: 'accent' },
    { rows: failed, style: 'attention' },
    { rows: left, style: 'emphasis' },
  ] as const;
  return stretches.flatMap(({ rows, style }) => {
    if (rows === 0) return [];
    const weight = Math.max(thinnest, Math.round((rows / total) * 100));
    return [{ weight, style, label: weight < readable ? blank : String(rows) }];
  });
}
