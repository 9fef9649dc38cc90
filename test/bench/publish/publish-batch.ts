import { advanceBatch } from '../../../src/workflow/batch/advance-batch';
import { startHarness } from '../../workflow/harness';
import { approveBatch, counts, current, pendingBatch } from '../../workflow/batch/batch-steps';

/** How posting went. Times in milliseconds. */
export interface Published {
  readonly posted: number;
  readonly tickets: number;
  readonly calls: number;
  readonly makespanMs: number;
  /** The most calls under way at once, over all endpoints. */
  readonly inFlight: number;
  readonly throttled: number;
}

/** Posts an approved batch of so many rows with the product's own workflow, clients and database. */
export async function publishBatch(rows: number, latencyMs: number): Promise<Published> {
  const harness = await startHarness({ latencyMs });
  try {
    const batch = await pendingBatch(harness, rows);
    await approveBatch(harness, batch);
    const before = harness.autotask.requests.length;
    const began = performance.now();
    const job = { id: '1', subject: batch.id, attempts: 0, owner: 'bench', availableAt: '' };
    await advanceBatch(harness.deps, { ...job, kind: 'advance-batch' }, new AbortController().signal);
    const makespanMs = performance.now() - began;
    const calls = harness.autotask.requests.slice(before);
    const { state } = await current(harness, batch.id);
    if (state !== 'done') throw new Error(`The batch is ${state}.`);
    return {
      posted: (await counts(harness, batch)).awaiting_paste ?? 0,
      tickets: harness.autotask.tickets.length,
      calls: calls.length,
      makespanMs,
      inFlight: harness.autotask.maxInFlightTotal(),
      throttled: calls.filter(({ status }) => status === 429).length,
    };
  } finally {
    await harness.close();
  }
}
