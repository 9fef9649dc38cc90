import { verifyChain } from '../../../src/mapping/audit-chain';
import type { RequestState } from '../../../src/mapping/request-state';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { confirmPaste } from '../../../src/workflow/confirm-paste';
import { retry } from '../../../src/workflow/retry';
import { describeOnDatabases, type DatabaseUnderTest } from '../databases';
import { event } from '../examples';
import type { Harness } from '../../workflow/harness';
import { alex, taylor } from '../../workflow/harness/people';
import { approve, done } from '../../workflow/harness/steps';
import { harnessOn } from './after-upgrade';
import { describeSchema } from './describe-schema';
import { earlierSchemas, type EarlierSchema } from './earlier-schemas';
import { expectFound, expectReadable } from './expect-readable';
import { loadFixture } from './load-fixture';
import { everything, type RawRow } from './read-raw';

describeOnDatabases('a database of an earlier schema', (database) => {
  let freshSchema: readonly string[];
  beforeAll(async () => {
    const fresh = await database.create();
    await (await openStore({ url: fresh.url })).close();
    freshSchema = await describeSchema(fresh.url);
    await fresh.remove();
  });

  describe.each(earlierSchemas)('$name ($what)', (schema) => {
    it('becomes a database like a new one, and every row is read as it was', async () => {
      const { url, remove } = await loadFixture(database, schema.name);
      const before = await everything(url);
      expectWhatIsPromised(before, schema);
      const store = await openStore({ url });
      await store.ping();
      await expectReadable(store, before);
      await expectFound(store, before);
      await expectSameLog(store, before);
      await store.close();
      expect(await describeSchema(url)).toEqual(freshSchema);
      await remove();
    });

    it('is brought up to date once: opened again, not a row and not a column is another', async () => {
      const { url, remove } = await loadFixture(database, schema.name);
      await (await openStore({ url })).close();
      const once = await everything(url);
      await (await openStore({ url })).close();
      expect(await everything(url)).toEqual(once);
      expect(await describeSchema(url)).toEqual(freshSchema);
      await remove();
    });

    it('goes on at work: what was begun is finished once, what waits is decided, posted and applied', async () => {
      await goOn(database, schema);
    });
  });
});

/** Without these a fixture would prove less than it says. */
function expectWhatIsPromised(
  before: Readonly<Record<string, readonly RawRow[]>>,
  { knows }: EarlierSchema,
): void {
  const states = new Set(before.requests?.map(({ state }) => state));
  expect([...states].sort()).toEqual([
    'applied',
    'approved',
    'awaiting_paste',
    'cancelled',
    'expired',
    'failed',
    'pending',
    'publishing',
    'rejected',
    'void',
  ]);
  const tables = ['drafts', 'outbox', 'audit_records', 'cards', 'mappings', 'channels'];
  if (knows >= 2) tables.push('setups', 'reminders');
  if (knows >= 3)
    tables.push('batches', 'reports', 'report_rows', 'accepted_drifts', 'schedules', 'downloads');
  for (const table of tables) expect({ table, rows: before[table]?.length }).not.toEqual({ table, rows: 0 });
}

async function expectSameLog(
  store: OpenStore,
  before: Readonly<Record<string, readonly RawRow[]>>,
): Promise<void> {
  const [head] = before.audit_head ?? [];
  expect(await store.audit.head()).toEqual({ seq: head?.seq, hash: head?.hash });
  const records = await store.audit.records();
  expect(records).toHaveLength(before.audit_records?.length ?? 0);
  expect(verifyChain(records, await store.audit.head())).toMatchObject({ whole: true });
  expect(await store.audit.misfiled()).toEqual([]);
  await store.audit.append(event());
  expect(verifyChain(await store.audit.records(), await store.audit.head())).toMatchObject({ whole: true });
}

async function goOn(database: DatabaseUnderTest, schema: EarlierSchema): Promise<void> {
  const harness = await harnessOn(database, schema.name);
  try {
    await harness.runJobs();
    expect(await inState(harness, 'approved', 'publishing')).toEqual([]);
    for (const request of await inState(harness, 'failed')) {
      done(await retry(harness.deps, { requestId: request.id, revision: request.revision, clicker: taylor }));
    }
    for (const request of await inState(harness, 'pending')) {
      if (!request.batch) done(await approve(harness, request));
    }
    await harness.runJobs();
    expect((await inState(harness, 'pending', 'approved', 'publishing')).every(({ batch }) => batch)).toBe(
      true,
    );
    await expectOneTicketEach(harness);
    for (const { id, revision } of await inState(harness, 'awaiting_paste')) {
      done(await confirmPaste(harness.deps, { requestId: id, revision, clicker: alex }));
    }
    await harness.runJobs();
    expect(await inState(harness, 'awaiting_paste', 'failed', 'void')).toHaveLength(1);
    expect(verifyChain(await harness.store.audit.records(), await harness.store.audit.head())).toMatchObject({
      whole: true,
    });
  } finally {
    await harness.close();
  }
}

function inState({ store }: Harness, ...states: readonly RequestState[]) {
  return store.requests.inStates(states, 1_000);
}

async function expectOneTicketEach(harness: Harness): Promise<void> {
  const { tickets, checklistItems } = harness.autotask;
  const externalIds = tickets.map(({ externalID }) => externalID);
  expect(new Set(externalIds).size).toBe(externalIds.length);
  const waiting = await inState(harness, 'awaiting_paste');
  const items = waiting.map(({ publication }) =>
    publication?.kind === 'ticket' ? publication.itemId : null,
  );
  expect(new Set(items).size).toBe(waiting.length);
  for (const item of items) expect(checklistItems.map(({ id }) => id)).toContain(item);
}
