import { advanceBatch } from '../../../src/workflow/batch/advance-batch';
import { approveBatch, counts, current, pendingBatch } from '../../workflow/batch/batch-steps';
import { startHarness, type Harness } from '../../workflow/harness';
import { startSimulators, type Seen, type Simulators } from './simulators';

/** How posting went. */
export interface Published extends Seen {
  readonly posted: number;
  /** Milliseconds. */
  readonly makespanMs: number;
}

/** Posts an approved batch of so many rows with the product's own workflow, clients and database. */
export async function publishBatch(rows: number, latencyMs: number): Promise<Published> {
  const simulators = await startSimulators({ rows, latencyMs });
  const harness = await startHarness({ elsewhere: simulators.places });
  try {
    return await publish(harness, simulators, rows);
  } finally {
    await harness.close();
    simulators.close();
  }
}

async function publish(harness: Harness, simulators: Simulators, rows: number): Promise<Published> {
  const batch = await pendingBatch(harness, rows);
  await approveBatch(harness, batch);
  const before = await simulators.look();
  const began = performance.now();
  const job = { id: '1', subject: batch.id, attempts: 0, owner: 'bench', availableAt: '' };
  await advanceBatch(harness.deps, { ...job, kind: 'advance-batch' }, new AbortController().signal);
  const makespanMs = performance.now() - began;
  const { state } = await current(harness, batch.id);
  if (state !== 'done') throw new Error(`The batch is ${state}.`);
  const seen = await simulators.look();
  const posted = (await counts(harness, batch)).awaiting_paste ?? 0;
  return { ...seen, calls: seen.calls - before.calls, posted, makespanMs };
}
