import { setImmediate } from 'node:timers/promises';
import type { Batch } from '../../../src/mapping/batch/batch';
import type { Job } from '../../../src/mapping/records';
import { advanceBatch } from '../../../src/workflow/batch/advance-batch';
import {
  cancelBatch,
  pauseBatch,
  resumeBatch,
  retryFailedRows,
  stopBatch,
} from '../../../src/workflow/batch/change-batch-state';
import { postBatch } from '../../../src/workflow/batch/fill-batch';
import { requestBatch } from '../../../src/workflow/batch/request-batch';
import type { Deps } from '../../../src/workflow/deps';
import type { Publisher } from '../../../src/workflow/ports';
import { describeOnDatabases } from '../../store/databases';
import { useHarness, type Harness } from '../harness';
import { companyOf } from '../harness/company-of';
import { alex, taylor } from '../harness/people';
import { bindChannel } from '../harness/steps';
import { approveBatch, asked, counts, current, done, pendingBatch, planned, wishFor } from './batch-steps';

const click = (batch: Pick<Batch, 'id'>) => ({ batchId: batch.id, revision: null, clicker: taylor });

async function runningBatch(h: Harness, count: number): Promise<Batch> {
  return done(await approveBatch(h, await pendingBatch(h, count)));
}

/** The same workflow with something done just before parts are posted. */
function before(deps: Deps, intervene: (part: number) => Promise<unknown>): Deps {
  const publishPart: Publisher['publishPart'] = async (part, rows) => {
    await intervene(part.number);
    return deps.publisher.publishPart(part, rows);
  };
  return { ...deps, publisher: { ...deps.publisher, publishPart } };
}

function advance(deps: Deps, { id }: Batch): Promise<unknown> {
  const job: Job = { id: '1', kind: 'advance-batch', subject: id, attempts: 0, owner: 'me', availableAt: '' };
  return advanceBatch(deps, job, new AbortController().signal);
}

/** Does the jobs of a batch that goes on by itself after a while. */
async function runOn(h: Harness): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await h.runJobs();
    h.clock.advance(1_000);
  }
}

/** Until the other lane has posted its part and has seen that the batch is paused. */
async function otherLaneLooks(h: Harness, batch: Batch): Promise<void> {
  while (((await counts(h, batch)).awaiting_paste ?? 0) < 2) await setImmediate();
  for (let turn = 0; turn < 50; turn += 1) await h.store.batches.get(batch.id);
}

describeOnDatabases('clicks while a batch is being posted', (database) => {
  const harness = useHarness({ database, settings: { ticketItems: 2 } });

  test('paused and resumed in the middle, no row is passed over', async () => {
    const h = harness();
    const batch = await runningBatch(h, 9);
    const deps = before(h.deps, async (part) => {
      if (part !== 2) return;
      done(await pauseBatch(h.deps, click(batch)));
      await otherLaneLooks(h, batch);
      done(await resumeBatch(h.deps, click(batch)));
    });
    await advance(deps, batch);
    await runOn(h);
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 9 });
    expect((await current(h, batch.id)).state).toBe('done');
  });

  test('paused during its last part it is done, since nothing is left', async () => {
    const h = harness();
    const batch = await runningBatch(h, 2);
    await advance(
      before(h.deps, () => pauseBatch(h.deps, click(batch))),
      batch,
    );
    expect((await current(h, batch.id)).state).toBe('done');
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 2 });
  });

  test('no ticket is forgotten when somebody clicks while it is noted', async () => {
    const h = harness();
    const batch = await runningBatch(h, 6);
    const slow = h.deps.directory.memberOf.bind(h.deps.directory);
    const roles: Deps = {
      ...h.deps,
      directory: {
        ...h.deps.directory,
        memberOf: async (...given) => {
          await advance(h.deps, batch);
          return slow(...given);
        },
      },
    };
    await pauseBatch(roles, click(batch));
    expect(await h.store.batches.ticketsOf(batch.id)).toHaveLength(3);
  });

  test('stopped, the failed ones cannot be tried again before the others are ended, so none of those is posted', async () => {
    const h = harness();
    const batch = await runningBatch(h, 6);
    h.autotask.faults.add({ match: /ChecklistItems$/, status: 500, body: { errors: ['No.'] } });
    const answers: string[] = [];
    const deps = before(h.deps, async (part) => {
      if (part !== 1) return;
      done(await stopBatch(h.deps, click(batch)));
      answers.push((await retryFailedRows(h.deps, click(batch))).kind);
    });
    await advance(deps, batch);
    await runOn(h);
    expect(answers).toEqual(['not-settled']);
    expect(await counts(h, batch)).toMatchObject({ failed: 1, cancelled: expect.any(Number) as number });
    expect(h.autotask.checklistItems.length).toBeLessThan(5);
  });

  test('stopped after refused credentials, they are not tried again and again, and what was begun can be retried', async () => {
    const h = harness();
    const batch = await runningBatch(h, 4);
    h.autotask.faults.add({ match: /ChecklistItems$/, status: 401, times: 1_000 });
    await h.runJobs();
    done(await stopBatch(h.deps, click(batch)));
    const calls = h.autotask.requests.length;
    await runOn(h);
    h.clock.advanceHours(1);
    await runOn(h);
    expect(h.autotask.requests.length - calls).toBeLessThan(20);
    const { failed = 0 } = await counts(h, batch);
    expect(failed).toBeGreaterThan(0);
    h.autotask.faults.clear();
    done(await retryFailedRows(h.deps, click(batch)));
    await runOn(h);
    expect((await counts(h, batch)).failed).toBeUndefined();
  });

  test('a setting that Autotask refuses halts it with the words, in place of trying for ever', async () => {
    const h = harness();
    const batch = await runningBatch(h, 2);
    h.autotask.faults.add({
      match: /Tickets\/query$/,
      status: 500,
      body: { errors: ['No such field.'] },
      times: 50,
    });
    await h.runJobs();
    const halted = await current(h, batch.id);
    expect(halted.state).toBe('paused');
    expect(halted.haltReason).toContain('No such field.');
  });
});

describeOnDatabases('taking a batch back while it is being filled', (database) => {
  const harness = useHarness({ database });

  test('leaves no row behind that waits for nobody', async () => {
    const h = harness();
    companyOf(h.directory, 250);
    await bindChannel(h);
    const batch = asked(await requestBatch(h.deps, wishFor(await planned(h))));
    const { store } = h.deps;
    let chunks = 0;
    const transaction: typeof store.transaction = async (work) => {
      chunks += 1;
      if (chunks === 3) done(await cancelBatch(h.deps, { batchId: batch.id, revision: null, clicker: alex }));
      return store.transaction(work);
    };
    const job: Job = {
      id: '1',
      kind: 'post-batch',
      subject: batch.id,
      attempts: 0,
      owner: 'me',
      availableAt: '',
    };
    await postBatch({ ...h.deps, messenger: h.messenger, store: { ...store, transaction } }, job);
    await runOn(h);
    expect(await store.requests.openPairs()).toEqual([]);
    expect(h.messenger.said.map(({ what }) => what)).not.toContain('batch-posted');
  });
});
