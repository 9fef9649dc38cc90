import { verifyChain } from '../../src/mapping/audit-chain';
import { confirmPaste } from '../../src/workflow/confirm-paste';
import type { Store } from '../../src/workflow/stores';
import { startHarness, useHarness, type Harness } from '../workflow/harness';
import { leaseMs, live } from './live';
import { Life, mortalFetch } from '../workflow/harness/mortal';
import { alex, janesObjectId, janesResourceId } from '../workflow/harness/people';
import { resourceOf } from '../workflow/harness/add-people';
import { approve, approvedRequest, current, done, pendingRequest } from '../workflow/harness/steps';

const ssoField = { name: 'ssoUniqueID' };

/** The whole way from the approval, with the worker killed before its step `end` once. Answers whether it was. */
async function wayWithOneKill(h: Harness, id: string, end: number): Promise<boolean> {
  const first = new Life(end);
  await live(h, first);
  await pasteIfAsked(h, id);
  if (!first.isOver) await live(h, first);
  const wasKilled = first.isOver;
  // The lease of the dead has to run out, and what was postponed has to be due.
  for (let life = 0; life < 4; life += 1) {
    h.clock.advance(leaseMs);
    await live(h, new Life(Infinity));
    await pasteIfAsked(h, id);
  }
  return wasKilled;
}

async function pasteIfAsked(h: Harness, id: string): Promise<void> {
  const { state, pastedBy } = await current(h, id);
  if (state === 'awaiting_paste' && !pastedBy)
    done(await confirmPaste(h.deps, { requestId: id, revision: null, clicker: alex }));
}

async function expectWhole(h: Harness, id: string): Promise<void> {
  expect(await current(h, id)).toMatchObject({ state: 'applied' });
  expect(await h.store.mappings.byObjectId(janesObjectId)).toMatchObject({ requestId: id });
  expect((await h.store.outbox.backlog()).depth).toBe(0);
  expect(h.messenger.told).toContain('applied');
  for (const role of ['requester', 'approval'] as const)
    expect(h.messenger.shown(role)?.state).toBe('applied');
  const records = await h.store.audit.records();
  expect(verifyChain(records, await h.store.audit.head())).toMatchObject({ whole: true });
  const moves = records.flatMap(({ after, before }) =>
    before !== after && after !== 'Approvals' ? [after] : [],
  );
  expect(new Set(moves).size).toBe(moves.length);
}

describe('invariant 4: decide, answer, then act', () => {
  let fetches: jest.SpyInstance;

  beforeEach(() => {
    fetches = mortalFetch();
  });

  afterEach(() => {
    fetches.mockRestore();
  });

  test('the ticket: killed before any step, nothing is lost and nothing is posted twice', async () => {
    let end = 0;
    for (let wasKilled = true; wasKilled;) {
      end += 1;
      const h = await startHarness();
      const { id } = await approvedRequest(h);
      wasKilled = await wayWithOneKill(h, id, end);
      await expectWhole(h, id);
      expect([h.autotask.tickets.length, h.autotask.checklistItems.length]).toEqual([1, 1]);
      expect(h.count(/POST .*Tickets$/)).toBe(1);
      expect(h.count(/POST .*ChecklistItems$/)).toBe(1);
      expect(h.autotask.patches).toHaveLength(1);
      await h.close();
    }
    // Fewer would mean that the kills missed most of the way.
    expect(end).toBeGreaterThan(60);
  }, 240_000);

  test('the field: killed before any step, nothing is lost and nothing is written twice', async () => {
    let end = 0;
    for (let wasKilled = true; wasKilled;) {
      end += 1;
      const h = await startHarness({ ssoField });
      const { id } = await approvedRequest(h);
      wasKilled = await wayWithOneKill(h, id, end);
      await expectWhole(h, id);
      expect(resourceOf(h, janesResourceId)[ssoField.name]).toBe(janesObjectId);
      expect(h.count(/PATCH/)).toBe(1);
      await h.close();
    }
    expect(end).toBeGreaterThan(30);
  }, 240_000);
});

describe('invariant 4: decide, answer, then act', () => {
  const harness = useHarness();

  test('the decision and its work are committed together, or neither is', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    await h.runJobs();
    const enqueued: string[] = [];
    const store: Store = {
      ...h.store,
      transaction: (work) =>
        h.store.transaction((repositories) => {
          const enqueue = (...jobs: readonly { kind: string }[]) => {
            const kinds = jobs.map(({ kind }) => kind);
            enqueued.push(...kinds);
            return kinds.includes('publish') ? Promise.reject(new Error('disk full')) : Promise.resolve();
          };
          return work({ ...repositories, outbox: { ...repositories.outbox, enqueue } });
        }),
    };
    await expect(approve({ deps: { ...h.deps, store } }, request)).rejects.toThrow('disk full');
    expect(enqueued).toContain('publish');
    expect(await current(h, request.id)).toEqual(request);
    done(await approve(h, request));
    expect((await h.store.outbox.backlog()).depth).toBe(2);
  });

  test('the answer to the click waits for neither Autotask nor Teams', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    await h.runJobs();
    const [calls, said] = [h.autotask.requests.length, h.messenger.said.length];
    await h.autotask.close();
    expect(done(await approve(h, request)).state).toBe('approved');
    expect([h.autotask.requests.length, h.messenger.said.length]).toEqual([calls, said]);
  });
});
