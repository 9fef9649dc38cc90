import type { AuditFilter } from '../../src/mapping/audit-chain';
import { botActor } from '../../src/mapping/request';
import { describeStore } from './describe-store';
import { event, person, requester, requestNumber } from './examples';

const everything: AuditFilter = { about: null, actor: null, from: null, before: null };

describeStore('a search of the audit log', ({ store }) => {
  const find = async (filter: Partial<AuditFilter>, page = { offset: 0, limit: 99 }) => {
    const found = await store().audit.find({ ...everything, ...filter }, page);
    return found.map(({ seq }) => seq);
  };
  const count = (filter: Partial<AuditFilter>) => store().audit.count({ ...everything, ...filter });

  beforeEach(async () => {
    const { audit, requests } = store();
    await requests.insert(requestNumber(1));
    await requests.insert(requestNumber(2));
    await audit.append(event({ at: '2026-03-01T09:00:00.000Z', requestId: 'R-1' }));
    await audit.append(event({ at: '2026-03-02T09:00:00.000Z', requestId: 'R-2', actor: botActor }));
    const named = { objectId: person(1).user.id.toUpperCase() };
    await audit.append(event({ at: '2026-03-03T09:00:00.000Z', requestId: null, details: named }));
    await audit.append(event({ at: '2026-03-04T09:00:00.000Z', requestId: 'B-1', details: { objectId: 7 } }));
  });

  it('without a filter gives everything, newest first, page by page', async () => {
    expect(await find({})).toEqual([4, 3, 2, 1]);
    expect(await find({}, { offset: 1, limit: 2 })).toEqual([3, 2]);
    expect(await count({})).toBe(4);
  });

  it('gives whole records', async () => {
    const [newest] = await store().audit.find(everything, { offset: 0, limit: 1 });
    expect(newest).toEqual((await store().audit.records())[3]);
  });

  it('finds what is about a person: their requests, and records that name them, whatever the case', async () => {
    const { id } = person(1).user;
    expect(await find({ about: id })).toEqual([3, 1]);
    expect(await find({ about: id.toUpperCase() })).toEqual([3, 1]);
    expect(await count({ about: id })).toBe(2);
    expect(await find({ about: 'nobody' })).toEqual([]);
  });

  it('gives a record once that names the person of its own request', async () => {
    await store().audit.append(event({ requestId: 'R-2', details: { objectId: person(2).user.id } }));
    expect(await find({ about: person(2).user.id })).toEqual([5, 2]);
    expect(await count({ about: person(2).user.id })).toBe(2);
  });

  it('finds what somebody did', async () => {
    expect(await find({ actor: requester.objectId.toUpperCase() })).toEqual([4, 3, 1]);
    expect(await find({ actor: botActor.objectId })).toEqual([2]);
  });

  it('finds what happened from a time on and before another', async () => {
    expect(await find({ from: '2026-03-02T09:00:00.000Z' })).toEqual([4, 3, 2]);
    expect(await find({ before: '2026-03-02T09:00:00.000Z' })).toEqual([1]);
    expect(await find({ from: '2026-03-02T09:00:00.000Z', before: '2026-03-04T09:00:00.000Z' })).toEqual([
      3, 2,
    ]);
  });

  it('takes all conditions together', async () => {
    const filter = { about: person(1).user.id, actor: requester.objectId, from: '2026-03-02T00:00:00.000Z' };
    expect(await find(filter)).toEqual([3]);
    expect(await count(filter)).toBe(1);
  });
});
