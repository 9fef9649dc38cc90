/** How much a line through the values rises from the first to the last, by least squares, as a share of their mean. */
export function riseOf(values: readonly number[]): number {
  const count = values.length;
  const [middle, mean] = [(count - 1) / 2, values.reduce((sum, value) => sum + value, 0) / count];
  const along = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const across = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return ((along / across) * (count - 1)) / mean;
}
