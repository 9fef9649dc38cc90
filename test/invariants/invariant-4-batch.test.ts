import { verifyChain } from '../../src/mapping/audit-chain';
import { requestBatch } from '../../src/workflow/batch/request-batch';
import { approveBatch, asked, counts, current, planned, wishFor } from '../workflow/batch/batch-steps';
import { startHarness, type Harness } from '../workflow/harness';
import { companyOf } from '../workflow/harness/company-of';
import { Life, mortalFetch } from '../workflow/harness/mortal';
import { bindChannel } from '../workflow/harness/steps';
import { leaseMs, live } from './live';

/** Rows and rows a ticket: two parts, one of them not full. */
const [rows, ticketItems] = [3, 2];
/** Every so many-th step is killed before; which ones, the seed decides. */
const stride = 5;
const seed = Number(process.env.KILL_SEED ?? Date.now() % stride);

/** From asking for approval to all rows posted, with the worker killed before its step `end` once; answers whether it was. */
async function wayWithOneKill(h: Harness, end: number): Promise<{ id: string; wasKilled: boolean }> {
  companyOf(h.directory, rows);
  await bindChannel(h);
  const { id } = asked(await requestBatch(h.deps, wishFor(await planned(h))));
  const life = new Life(end);
  await live(h, life);
  if (life.isOver) await liveOn(h);
  await approveBatch(h, await current(h, id));
  if (!life.isOver) await live(h, life);
  await liveOn(h);
  return { id, wasKilled: life.isOver };
}

/** How far time has gone on besides, in milliseconds: breakers go by the real clock, and one life leaves its own to the next. */
let aheadMs = 0;

/** The lease of the dead has to run out, and what was postponed has to be due. */
async function liveOn(h: Harness): Promise<void> {
  for (let life = 0; life < 3; life += 1) {
    h.clock.advance(leaseMs);
    aheadMs += leaseMs;
    await live(h, new Life(Infinity));
  }
}

describe(`invariant 4, for a batch (KILL_SEED=${seed})`, () => {
  let fetches: jest.SpyInstance;

  beforeEach(() => {
    fetches = mortalFetch();
    const now = Date.now;
    jest.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs);
  });

  afterEach(() => {
    fetches.mockRestore();
    jest.restoreAllMocks();
  });

  test('killed before its steps, no row is lost and nothing is posted twice', async () => {
    let end = 1 + (seed % stride);
    for (let goesOn = true; goesOn; end += stride) {
      const h = await startHarness({ settings: { ticketItems } });
      const { id, wasKilled } = await wayWithOneKill(h, end);
      const batch = await current(h, id);
      expect(batch.state).toBe('done');
      expect(await h.store.batches.ticketsOf(id)).toHaveLength(2);
      expect(await counts(h, batch)).toEqual({ awaiting_paste: rows });
      expect([h.autotask.tickets.length, h.autotask.checklistItems.length]).toEqual([2, rows]);
      expect((await h.store.outbox.backlog()).depth).toBe(0);
      const records = await h.store.audit.records();
      expect(verifyChain(records, await h.store.audit.head())).toMatchObject({ whole: true });
      const events = records.map(({ requestId, event }) => `${requestId ?? ''} ${event}`);
      expect(new Set(events).size).toBe(events.length);
      await h.close();
      goesOn = wasKilled;
    }
    // Fewer would mean that the kills missed most of the way.
    expect(end).toBeGreaterThan(100);
  }, 240_000);
});
