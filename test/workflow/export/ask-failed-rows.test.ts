import type { MappingRequest } from '../../../src/mapping/request';
import { askFailedRows } from '../../../src/workflow/export/ask-failed-rows';
import { batch, batchRow } from '../../store/whole-company-examples';
import { useHarness } from '../harness';
import { alex, taylor, uma } from '../harness/people';
import { events } from '../harness/steps';

const harness = useHarness();

/** Stores the batch `B-1` with a row in each of these states. */
async function storeBatch(states: readonly MappingRequest['state'][]): Promise<void> {
  const { batches } = harness().store;
  await batches.insert(batch({ state: 'done', size: states.length }));
  await batches.addRows(states.map((state, index) => batchRow(index + 1, { state })));
}

const ask = (actor: typeof alex): ReturnType<typeof askFailedRows> =>
  askFailedRows(harness().deps, { batchId: 'B-1', actor });

test.each([
  ['an administrator', alex],
  ['an approver', taylor],
])('%s is offered the rows that were not posted', async (_who, actor) => {
  await storeBatch(['applied', 'failed', 'void']);
  expect(await ask(actor)).toMatchObject({
    kind: 'offered',
    download: { owner: actor, content: { kind: 'failed-rows', batchId: 'B-1' } },
  });
  expect(await events(harness())).toEqual(['export.asked']);
});

test('somebody without a role is refused, and that is recorded', async () => {
  await storeBatch(['failed']);
  expect(await ask(uma)).toEqual({ kind: 'denied' });
  expect(await events(harness())).toEqual(['batch.csv.denied']);
});

test('a batch whose rows are all posted has none, and one that is not there is unknown', async () => {
  expect(await ask(alex)).toEqual({ kind: 'unknown' });
  await storeBatch(['applied', 'awaiting_paste']);
  expect(await ask(alex)).toEqual({ kind: 'none' });
});
