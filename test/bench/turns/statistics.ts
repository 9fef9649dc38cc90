import type { Driven } from './drive';

/** Turns a second over all rounds. */
export function throughputOf(rounds: readonly Driven[]): number {
  const turns = rounds.reduce((sum, { latencies }) => sum + latencies.length, 0);
  return (turns * 1_000) / rounds.reduce((sum, { wholeMs }) => sum + wholeMs, 0);
}

/** The latency in milliseconds that this share (0 to 1) of all turns kept below. */
export function quantile(rounds: readonly Driven[], share: number): number {
  const sorted = rounds.flatMap(({ latencies }) => latencies).sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** CPU time of a turn in milliseconds, over all rounds. */
export function cpuOf(rounds: readonly Driven[]): number {
  const turns = rounds.reduce((sum, { latencies }) => sum + latencies.length, 0);
  return rounds.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / turns;
}
