import { runFuzz, type Fuzzed } from './run-fuzz';

/** What came of how many generated activities, and the seed that generates the same again. */
export interface FuzzResult extends Fuzzed {
  readonly runs: number;
  readonly seed: number;
}

/**
 * The test that generated activities do no harm. `FUZZ_RUNS` says how many, `FUZZ_SEED` has the same ones generated again.
 * @param usualRuns how many unless told otherwise
 * @param tell is told what came of them
 */
export function testFuzz(usualRuns: number, tell: (result: FuzzResult) => void = print): void {
  const runs = Number(process.env.FUZZ_RUNS ?? usualRuns);
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

  test(`of ${runs} generated activities none is answered 5xx, none ends the bot, and nothing from a directory is obeyed; again with FUZZ_SEED=${seed}`, async () => {
    const fuzzed = await runFuzz({ runs, seed });
    const { complaints, errors, isReady, looked, fromDirectory, statuses } = fuzzed;
    tell({ runs, seed, ...fuzzed });
    expect(complaints.slice(0, 5)).toEqual([]);
    expect(errors.slice(0, 5)).toEqual([]);
    expect(isReady).toBe(true);
    // Else little was tried.
    expect(statuses['200']).toBeGreaterThan(runs / 2);
    expect(looked).toBeGreaterThan(Math.min(runs / 10, 500));
    expect(fromDirectory).toBeGreaterThan(Math.min(runs / 20, 250));
  }, 1_800_000);
}

function print({ runs, seed, statuses, looked, fromDirectory }: FuzzResult): void {
  process.stdout.write(`${JSON.stringify({ runs, seed, statuses, looked, fromDirectory })}\n`);
}
