/** A part of a whole: what it is (our own words), how much, and how it looks in Teams and elsewhere. */
export interface Slice {
  readonly legend: string;
  readonly value: number;
  /** A colour of Teams' charts. Source: Adaptive Cards documentation hub, `ChartColor`. */
  readonly color: string;
  /** A container's style, where the client knows no charts. */
  readonly style: 'good' | 'accent' | 'warning' | 'attention' | 'emphasis' | 'default';
}

/** What `cards/parts/chart.json` shows: Teams' donut, elsewhere a bar with the numbers in words. */
export interface ChartModel {
  /** Empty when there is nothing to show. */
  readonly title: string;
  readonly slices: readonly (Slice & { readonly weight: number })[];
  readonly words: string;
}

/** What is there at all can be seen, however little it is. */
const thinnest = 2;

/** A chart of what is not empty; the card has the numbers in words beside it, so that nothing depends on colour. */
export function chartModel(title: string, slices: readonly Slice[]): ChartModel {
  const filled = slices.filter(({ value }) => value > 0);
  const total = filled.reduce((sum, { value }) => sum + value, 0);
  return {
    title: total === 0 ? '' : title,
    slices: filled.map((slice) => ({ ...slice, weight: weightOf(slice.value, total) })),
    words: filled.map(({ legend, value }) => `${legend}: ${value}`).join(' · '),
  };
}

/** The width of a column that shows this share, in per cent. */
function weightOf(value: number, total: number): number {
  return Math.max(thinnest, Math.round((value / total) * 100));
}
