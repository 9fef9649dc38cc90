import { openStore } from '../../src/store/open-store';
import type { Store } from '../../src/workflow/ports';
import { describeOnDatabases } from './databases';

describeOnDatabases('store', (database) => {
  it('opens', async () => {
    const { url, remove } = await database.create();
    const opened = await openStore({ url });
    const store: Store = opened;
    await store.audit.append({
      at: 'a',
      actor: { objectId: 'bot', name: 'x' },
      event: 'e',
      requestId: null,
      before: null,
      after: null,
      details: {},
    });
    expect(await store.outbox.claim({ owner: 'o', now: '2', until: '3' })).toBeNull();
    expect(await store.outbox.backlog()).toEqual({ depth: 0, oldest: null });
    expect(await store.requests.inStates(['pending'], 3)).toEqual([]);
    expect((await store.audit.head()).seq).toBe(1);
    await opened.ping();
    await opened.close();
    await remove();
  });
});
