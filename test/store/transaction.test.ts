import { openStore } from '../../src/store/open-store';
import type { Repositories, Store } from '../../src/workflow/stores';
import { describeStore } from './describe-store';
import { draft, event, job, mapping, place, request, requester } from './examples';
import { planRow } from './whole-company-examples';

describeStore('transaction', ({ url, store }) => {
  it('stores all of it, and answers what the work answers', async () => {
    const answer = await store().transaction(async (repositories) => {
      await storeEverything(repositories);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await storedBy(store())).toEqual([draft(), request(), 1, [place()], mapping(), 'approvals', 1]);
  });

  it('stores nothing when the work throws, and throws the same', async () => {
    const failed = store().transaction(async (repositories) => {
      await storeEverything(repositories);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await storedBy(store())).toEqual([null, null, 0, [], null, undefined, 0]);
  });

  it('sees inside what it stored, and goes on after a refused insert', async () => {
    await store().transaction(async ({ requests, audit }) => {
      expect(await requests.insert(request())).toBe(true);
      expect(await requests.insert(request({ id: 'R-2' }))).toBe(false);
      await audit.append(event());
      expect(await audit.records('R-1')).toHaveLength(1);
    });
    expect(await store().requests.get('R-1')).toEqual(request());
  });

  it('can be used again after one that failed', async () => {
    const failed = store().transaction(({ reports }) => reports.setRows('P-9', [planRow(1)]));
    await expect(failed).rejects.toThrow(/foreign key/i);
    await store().transaction(storeEverything);
    expect(await store().requests.get('R-1')).toEqual(request());
  });

  it('lets many wait for each other', async () => {
    const work = Array.from({ length: 20 }, (_, index) =>
      store().transaction(async ({ drafts }) => {
        await drafts.insert(draft({ id: `D-${index}` }));
        return drafts.get(`D-${index}`);
      }),
    );
    expect((await Promise.all(work)).map((found) => found?.id)).toHaveLength(20);
    expect(await store().drafts.removeOlderThan('9999')).toBe(20);
  });

  describe('wakes the worker', () => {
    let woken: number[];
    let waking: Awaited<ReturnType<typeof openStore>>;

    beforeEach(async () => {
      woken = [];
      waking = await openStore({ url: url(), onEnqueued: () => woken.push(woken.length) });
      await waking.requests.insert(request());
    });

    afterEach(() => waking.close());

    it('once, after the commit', async () => {
      await waking.transaction(async ({ outbox }) => {
        await outbox.enqueue(job());
        await outbox.enqueue(job());
        expect(woken).toHaveLength(0);
      });
      expect(woken).toHaveLength(1);
    });

    it('after a write of its own', async () => {
      await waking.outbox.enqueue(job());
      expect(woken).toHaveLength(1);
    });

    it('not after a rollback, nor without a job', async () => {
      const failed = waking.transaction(async ({ outbox }) => {
        await outbox.enqueue(job());
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
      await waking.transaction(({ drafts }) => drafts.insert(draft()));
      expect(woken).toHaveLength(0);
    });
  });
});

async function storeEverything(repositories: Repositories): Promise<void> {
  await repositories.drafts.insert(draft());
  await repositories.requests.insert(request());
  await repositories.outbox.enqueue(job());
  await repositories.cards.add(place());
  await repositories.mappings.insert(mapping());
  await repositories.channels.bindApprovals({
    conversation: { id: '19:approvals' },
    name: 'approvals',
    boundBy: requester,
    boundAt: '2026-03-01T09:00:00.000Z',
  });
  await repositories.audit.append(event());
}

async function storedBy(store: Store): Promise<unknown[]> {
  return [
    await store.drafts.get('D-1'),
    await store.requests.get('R-1'),
    (await store.outbox.backlog()).depth,
    await store.cards.of('R-1'),
    await store.mappings.byResourceId(mapping().resourceId),
    (await store.channels.approvals())?.name,
    (await store.audit.head()).seq,
  ];
}
