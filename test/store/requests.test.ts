import type { Requests } from '../../src/workflow/stores';
import { openStates, requestStates, isOpen } from '../../src/mapping/request-state';
import { describeStore } from './describe-store';
import { person, request, requestNumber, resource } from './examples';

describeStore('requests', ({ store }) => {
  it('gives back what was inserted, and nothing for an unknown id', async () => {
    const { requests } = store();
    expect(await requests.insert(request())).toBe(true);
    expect(await requests.get('R-1')).toEqual(request());
    expect(await requests.get('R-2')).toBeNull();
  });

  it('knows people by every name they had when they were asked about, as they were last', async () => {
    const { requests } = store();
    const [older, newer] = [requestNumber(1, { state: 'applied' }), requestNumber(2, { state: 'applied' })];
    const user = { ...older.user, displayName: 'José Ängström', userPrincipalName: 'jose@x.example' };
    await requests.insert({ ...older, user, requestedAt: '2026-03-02T00:00:00.000Z' });
    const earlier = { ...user, displayName: 'Jose Angstrom', department: 'Earlier' };
    await requests.insert({ ...newer, user: earlier, requestedAt: '2026-03-01T00:00:00.000Z' });
    const others = Array.from({ length: 600 }, (_, index) => requestNumber(10 + index, { state: 'applied' }));
    for (const other of others) await requests.insert(other);
    const last = others.at(-1);
    if (!last) throw new Error('there are no others');
    for (const name of ['jose angstrom', 'JOSE@x.example', older.resource.userName.toUpperCase()])
      expect(await requests.peopleNamed(name)).toContainEqual(user);
    expect(await requests.peopleNamed('jose angstrom')).toHaveLength(1);
    expect(await requests.peopleNamed('jose')).toEqual([]);
    const all = await requests.peopleNamed(last.user.displayName);
    expect(all).toHaveLength(others.length);
  });

  it('does not take an id twice', async () => {
    const { requests } = store();
    await requests.insert(requestNumber(1, { state: 'rejected' }));
    expect(await requests.insert(requestNumber(2, { id: 'R-1' }))).toBe(false);
    expect(await requests.get('R-1')).toEqual(requestNumber(1, { state: 'rejected' }));
  });

  it('holds person and resource while a request is open', async () => {
    const { requests } = store();
    for (const [index, state] of openStates.entries()) {
      const number = 10 * (index + 1);
      expect(await requests.insert(requestNumber(number, { state }))).toBe(true);
      expect(await requests.insert(requestNumber(number + 1, person(number)))).toBe(false);
      expect(await requests.insert(requestNumber(number + 2, resource(number)))).toBe(false);
      expect(await requests.get(`R-${number + 1}`)).toBeNull();
    }
    expect(ids(await requests.inStates(openStates, 99))).toEqual(['R-10', 'R-20', 'R-30', 'R-40', 'R-50']);
  });

  it('lets go of person and resource when a request is closed', async () => {
    const { requests } = store();
    for (const state of requestStates.filter((each) => !isOpen(each))) {
      expect(await requests.insert(requestNumber(1, { id: state, state }))).toBe(true);
    }
    expect(await requests.insert(requestNumber(1))).toBe(true);
  });

  it('knows an Object ID in capitals as the same person', async () => {
    const { requests } = store();
    const { user } = request();
    const id = 'ABCDEF00-0000-4000-8000-000000000001';
    await requests.insert(request({ user: { ...user, id } }));
    const again = requestNumber(2, { user: { ...user, id: id.toLowerCase() } });
    expect(await requests.insert(again)).toBe(false);
    expect(await requests.about(id, 5)).toHaveLength(1);
    expect(await requests.findOpen({ objectId: id, resourceId: 1 })).not.toBeNull();
  });

  it('replaces a request only from the state and the revision it has', async () => {
    const { requests } = store();
    await requests.insert(request());
    const next = request({ state: 'approved', revision: 2 });
    expect(await requests.replace(next, { state: 'approved', revision: 1 })).toBe(false);
    expect(await requests.replace(next, { state: 'pending', revision: 2 })).toBe(false);
    expect(await requests.get('R-1')).toEqual(request());
    expect(await requests.replace(next, { state: 'pending', revision: 1 })).toBe(true);
    expect(await requests.get('R-1')).toEqual(next);
  });

  it('finds the open request of a person or of a resource, and no closed one', async () => {
    const { requests } = store();
    await requests.insert(requestNumber(1));
    await requests.insert(requestNumber(2, { state: 'applied' }));
    const [first, second] = [requestNumber(1), requestNumber(2)];
    const nobody = { objectId: 'nobody', resourceId: 7 };
    const find = async (pair: Partial<typeof nobody>) =>
      (await requests.findOpen({ ...nobody, ...pair }))?.id;
    expect(await find({ objectId: first.user.id })).toBe('R-1');
    expect(await find({ resourceId: first.resource.id })).toBe('R-1');
    expect(await find({ objectId: second.user.id, resourceId: second.resource.id })).toBeUndefined();
  });

  it('lists by state, oldest first, and no more than asked for', async () => {
    const { requests } = store();
    await insertAt(requests, { 1: '2026-03-03', 2: '2026-03-01', 3: '2026-03-02' });
    await requests.insert(requestNumber(4, { state: 'expired' }));
    expect(ids(await requests.inStates(['pending', 'approved'], 2))).toEqual(['R-2', 'R-3']);
    expect(ids(await requests.inStates(['expired'], 9))).toEqual(['R-4']);
    expect(await requests.inStates([], 9)).toEqual([]);
  });

  it('knows which pending requests are due, to the millisecond', async () => {
    const { requests } = store();
    const expiresAt = '2026-03-04T09:00:00.000Z';
    await requests.insert(requestNumber(1, { expiresAt }));
    await requests.insert(requestNumber(2, { expiresAt: '2026-03-04T09:00:00.001Z' }));
    await requests.insert(requestNumber(3, { expiresAt, state: 'approved' }));
    expect(ids(await requests.due(expiresAt))).toEqual(['R-1']);
    expect(await requests.due('2026-03-04T08:59:59.999Z')).toEqual([]);
  });

  it('lists the requests about a person, newest first', async () => {
    const { requests } = store();
    const closed = { state: 'rejected', ...person(1) } as const;
    await requests.insert(requestNumber(1, { ...closed, requestedAt: '2026-03-01T00:00:00.000Z' }));
    await requests.insert(requestNumber(2, { ...closed, requestedAt: '2026-03-03T00:00:00.000Z' }));
    await requests.insert(requestNumber(3, { ...closed, requestedAt: '2026-03-02T00:00:00.000Z' }));
    await requests.insert(requestNumber(4));
    expect(ids(await requests.about(requestNumber(1).user.id, 2))).toEqual(['R-2', 'R-3']);
  });
});

async function insertAt(requests: Requests, days: Record<number, string>): Promise<void> {
  for (const [number, day] of Object.entries(days)) {
    await requests.insert(requestNumber(Number(number), { requestedAt: `${day}T09:00:00.000Z` }));
  }
}

function ids(found: readonly { id: string }[]): string[] {
  return found.map(({ id }) => id);
}
