/**
 * Counts down from `totalMs`, from now on. What is left is rounded up to tenths of a second, as sentences tell it, and never
 * more than the total; nothing or less when the time is up.
 */
export function countDown(totalMs: number): () => number {
  const start = performance.now();
  return () => Math.min(totalMs, Math.ceil((totalMs - (performance.now() - start)) / 100) * 100);
}
