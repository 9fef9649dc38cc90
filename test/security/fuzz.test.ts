import { runFuzz } from './fuzz/run-fuzz';

// FUZZ_RUNS says how many, FUZZ_SEED has the same ones generated again.
const runs = Number(process.env.FUZZ_RUNS ?? 10_000);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

test(`of ${runs} generated activities none is answered 5xx, none ends the bot, and nothing from a directory is obeyed; again with FUZZ_SEED=${seed}`, async () => {
  const { complaints, errors, isReady, looked, fromDirectory, statuses } = await runFuzz({ runs, seed });
  process.stdout.write(`${JSON.stringify({ runs, seed, statuses, looked, fromDirectory })}\n`);
  expect(complaints.slice(0, 5)).toEqual([]);
  expect(errors.slice(0, 5)).toEqual([]);
  expect(isReady).toBe(true);
  // Else little was tried.
  expect(statuses['200']).toBeGreaterThan(runs / 2);
  expect(looked).toBeGreaterThan(Math.min(runs / 10, 500));
  expect(fromDirectory).toBeGreaterThan(Math.min(runs / 20, 250));
}, 900_000);
