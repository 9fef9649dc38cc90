import type { Job } from '../../src/mapping/records';
import type { Store } from '../../src/workflow/stores';
import { describeStore } from './describe-store';
import { job, requestNumber } from './examples';

const now = '2026-03-01T09:00:00.000Z';
const until = '2026-03-01T10:00:00.000Z';

describeStore('rivals for the outbox', ({ name, store, rivals }) => {
  const claim = (from: Store, owner: string) => from.outbox.claim({ owner, now, until });

  it('never take the same job, and leave none', async () => {
    const instances = await rivals();
    await enqueueFor(store(), 30);
    const taken = await Promise.all(instances.map((instance, index) => drain(instance, `owner ${index}`)));
    const ids = taken.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(30);
    expect(ids).toHaveLength(30);
  });

  it('never hold two jobs of one kind and request, 50 rounds', async () => {
    const instances = await rivals();
    await store().requests.insert(requestNumber(1));
    for (let round = 0; round < 50; round += 1) {
      await store().outbox.enqueue(job());
      await store().outbox.enqueue(job());
      const claims = [0, 1, 2, 3].map((index) =>
        claim(index % 2 ? instances[0] : instances[1], `owner ${index}`),
      );
      const held = (await Promise.all(claims)).filter((claimed) => claimed !== null);
      expect(held).toHaveLength(1);
      for (const leased of held) await store().outbox.finish(leased);
      await store().outbox.finish(await taken(claim(store(), 'last')));
    }
  });

  // On SQLite nobody claims while a transaction is under way: they wait.
  if (name === 'PostgreSQL') {
    it('do not begin a drawing that a commit under way counts on', async () => {
      const [here, there] = await rivals();
      await here.requests.insert(requestNumber(1));
      await here.outbox.enqueue(job({ kind: 'draw-cards' }));
      await here.transaction(async ({ outbox }) => {
        await outbox.enqueue(job({ kind: 'draw-cards' }));
        expect(await claim(there, 'early')).toBeNull();
      });
      expect(await claim(there, 'late')).toMatchObject({ kind: 'draw-cards', attempts: 0 });
    });
  }

  async function drain(from: Store, owner: string): Promise<Job[]> {
    const jobs: Job[] = [];
    for (let next = await claim(from, owner); next; next = await claim(from, owner)) jobs.push(next);
    return jobs;
  }
});

async function enqueueFor(store: Store, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await store.requests.insert(requestNumber(number));
    await store.outbox.enqueue(job({ subject: `R-${number}` }));
  }
}

async function taken(claim: Promise<Job | null>): Promise<Job> {
  const claimed = await claim;
  if (!claimed) throw new Error('There was no job to take.');
  return claimed;
}
