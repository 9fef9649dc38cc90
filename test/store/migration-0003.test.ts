import { sql, type Kysely } from 'kysely';
import { verifyChain, type AuditEvent } from '../../src/mapping/audit-chain';
import type { Decision } from '../../src/mapping/request';
import { foundation } from '../../src/store/migrations/0001-foundation';
import { setup } from '../../src/store/migrations/0002-setup';
import { openStore, type OpenStore } from '../../src/store/open-store';
import type { Schema } from '../../src/store/schema';
import { describeOnDatabases } from './databases';
import { draft, event, job, person, place, request, requester, requestNumber } from './examples';
import { insertOldDraft, insertOldEvents, insertOldRequest, insertRow, oldDatabase } from './old-database';
import { runRawSql } from './run-raw-sql';

const nine = '2026-03-01T09:00:00.000Z';
const ten = '2026-03-01T10:00:00.000Z';
const eleven = '2026-03-01T11:00:00.000Z';
const everything = { about: null, actor: null, from: null, before: null };

const approved: Decision = { verdict: 'approved', by: requester, at: nine, comment: null };
const zoe = { objectId: 'ABCD0000-0000-4000-8000-00000000000F', name: 'Zoë \u0000\udfff' };
const lookedUp: Partial<AuditEvent> = {
  event: 'mapping.refused',
  requestId: null,
  details: { objectId: person(2).user.id.toUpperCase(), obstacles: ['"\u0000'] },
};

describeOnDatabases('a database of the version before the whole company', (database) => {
  let url: string;
  let remove: () => Promise<void>;
  let store: OpenStore;

  beforeEach(async () => {
    ({ url, remove } = await oldDatabase(
      database,
      (kind) => ({ '0001-foundation': foundation(kind), '0002-setup': setup(kind) }),
      fill,
    ));
    store = await openStore({ url });
  });

  afterEach(async () => {
    await store.close();
    await remove();
  });

  it('keeps its requests and drafts, which were for mapping one by one with one approval', async () => {
    const decided = { state: 'approved', decision: approved } as const;
    expect(await store.requests.get('R-1')).toEqual(request({ ...decided, approvals: [approved] }));
    expect(await store.requests.get('R-2')).toEqual(requestNumber(2));
    expect((await store.requests.openSingles(9)).map(({ id }) => id)).toEqual(['R-1', 'R-2']);
    expect(await store.drafts.get('D-1')).toEqual(draft());
  });

  it('still holds a person and a resource for their open request', async () => {
    expect(await store.requests.insert(requestNumber(3, person(2)))).toBe(false);
  });

  it('keeps its jobs, leased and waiting, and gives no number twice', async () => {
    const claim = (now: string) => store.outbox.claim({ owner: 'new', now, until: eleven });
    expect(await store.outbox.troubleOf('R-1', 'publish')).toBe('busy');
    expect(await claim(nine)).toMatchObject({ id: '2', kind: 'draw-cards', subject: 'R-2' });
    expect(await claim(nine)).toBeNull();
    expect(await claim(ten)).toMatchObject({ id: '1', kind: 'publish', subject: 'R-1', attempts: 1 });
    await store.outbox.enqueue(job({ kind: 'make-report', subject: 'P-1' }));
    expect(await claim(ten)).toMatchObject({ id: '4', subject: 'P-1' });
  });

  it('still leases one job of a kind and subject only', async () => {
    await store.outbox.enqueue(job());
    expect(await store.outbox.claim({ owner: 'new', now: nine, until: ten })).toMatchObject({ id: '2' });
    expect(await store.outbox.claim({ owner: 'new', now: nine, until: ten })).toBeNull();
    const lease = `update outbox set lease_owner = 'forged' where id = 4`;
    await expect(runRawSql(url, lease)).rejects.toThrow(/unique/i);
  });

  it('keeps where its cards stand', async () => {
    expect(await store.cards.of('R-1')).toEqual([place({ drawnRevision: 2 })]);
    await store.cards.add(place({ drawnRevision: 3 }));
    expect(await store.cards.of('R-1')).toEqual([place({ drawnRevision: 3 })]);
  });

  it('keeps its audit log whole, append-only, and finds in it by person and actor', async () => {
    await store.audit.append(event());
    expect(verifyChain(await store.audit.records(), await store.audit.head())).toMatchObject({ whole: true });
    await expect(runRawSql(url, `update audit_records set about_object_id = 'x'`)).rejects.toThrow(
      /append-only/,
    );
    const found = async (filter: Partial<typeof everything> | { about: string } | { actor: string }) =>
      (await store.audit.find({ ...everything, ...filter }, { offset: 0, limit: 9 })).map(({ seq }) => seq);
    expect(await found({ about: request().user.id })).toEqual([4, 1]);
    expect(await found({ about: person(2).user.id })).toEqual([3]);
    expect(await found({ actor: requester.objectId })).toEqual([4, 3, 1]);
    expect(await found({ actor: zoe.objectId })).toEqual([2]);
  });
});

async function fill(db: Kysely<Schema>): Promise<void> {
  await insertOldRequest(db, { state: 'approved', decision: approved });
  await insertOldRequest(db, requestNumber(2));
  await insertOldDraft(db);
  await insertOldJobs(db);
  await insertRow(db, 'cards', {
    request_id: 'R-1',
    role: place().role,
    activity_id: place().activityId,
    conversation: JSON.stringify(place().conversation),
    drawn_revision: 2,
  });
  const odd = event({ actor: zoe, requestId: 'R-0', details: {} });
  await insertOldEvents(db, [event(), odd, event(lookedUp)]);
}

/** One that is leased, one that waits, and one that was done already: its number is not to be used again. */
async function insertOldJobs(db: Kysely<Schema>): Promise<void> {
  const waiting = { available_at: nine, leases: 0 };
  const leased = { leases: 1, lease_owner: 'old', lease_until: ten, trouble: 'busy' };
  await insertRow(db, 'outbox', { kind: 'publish', request_id: 'R-1', ...waiting, ...leased });
  await insertRow(db, 'outbox', { kind: 'draw-cards', request_id: 'R-2', ...waiting });
  await insertRow(db, 'outbox', { kind: 'tell-requester', request_id: 'R-2', ...waiting });
  await sql`delete from outbox where kind = 'tell-requester'`.execute(db);
}
