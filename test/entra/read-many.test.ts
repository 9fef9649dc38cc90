import { createDirectory } from '../../src/entra/create-directory';
import { createGraphClient } from '../../src/entra/create-graph-client';
import { UpstreamError } from '../../src/mapping/upstream-error';
import { actors } from '../../src/playground/directory/example/acting-people';
import { groupIds } from '../../src/playground/directory/example/groups';
import type { Person } from '../../src/playground/directory/person';
import { startEntra, type Entra } from './start-entra';

const jane = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01';
const nobody = '00000000-0000-4000-8000-000000000000';
let entra: Entra;
beforeEach(async () => {
  entra = await startEntra();
});
afterEach(() => entra.close());

const crowdId = (at: number): string => `c0000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

function addCrowd(size: number): Person[] {
  const [pattern] = entra.simulator.directory.people;
  if (!pattern) throw new Error('the example directory is empty');
  const crowd = Array.from({ length: size }, (_, at) => ({ ...pattern, id: crowdId(at) }));
  entra.simulator.directory.people.push(...crowd);
  return crowd;
}

async function troubleWith(work: Promise<unknown>): Promise<UpstreamError> {
  const outcome: unknown = await work.catch((error: unknown) => error);
  if (!(outcome instanceof UpstreamError)) throw new Error(`no UpstreamError but ${String(outcome)}`);
  return outcome;
}

/** Requests that went over the wire, parts of batches left out. */
const calls = () => entra.simulator.requests.filter(({ batchPartId }) => batchPartId === undefined);

describe('reading everybody', () => {
  it('takes as many calls as there are pages of 999, guests and disabled accounts among them', async () => {
    addCrowd(2000);
    const users = await entra.directory.allUsers();
    const { people } = entra.simulator.directory;
    expect(users.map(({ id }) => id)).toEqual(people.map(({ id }) => id.toLowerCase()));
    expect(calls()).toHaveLength(Math.ceil(people.length / 999));
    expect(users.some(({ userType }) => userType === 'Guest')).toBe(true);
    expect(users.some(({ accountEnabled }) => !accountEnabled)).toBe(true);
  });

  it('gives each the fields that a look-up gives', async () => {
    const users = await entra.directory.allUsers();
    expect(users.find(({ id }) => id === jane)).toEqual(await entra.directory.getUser(jane));
  });

  it('reads only the page again that was throttled', async () => {
    addCrowd(1200);
    entra.simulator.faults.add({ match: /skiptoken/, status: 429, headers: { 'Retry-After': '0.1' } });
    expect(await entra.directory.allUsers()).toHaveLength(entra.simulator.directory.people.length);
    expect(calls()).toHaveLength(3);
  });

  it('is no answer when a page is missing', async () => {
    addCrowd(1200);
    entra.simulator.faults.add({ match: /skiptoken/, status: 502, times: 3 });
    expect(await troubleWith(entra.directory.allUsers())).toMatchObject({ trouble: 'unreachable' });
  });

  it('is not led to another host', async () => {
    const stranger = await startEntra();
    const body = { value: [], '@odata.nextLink': `${stranger.simulator.url}/v1.0/users` };
    entra.simulator.faults.add({ match: /users/, status: 200, body });
    const error = await troubleWith(entra.directory.allUsers());
    expect(error.message).toContain('another host');
    expect(stranger.simulator.requests).toEqual([]);
    await stranger.close();
  });

  it('names the permission it lacks', async () => {
    entra.simulator.deniedPermissions.add('User.Read.All');
    expect((await troubleWith(entra.directory.allUsers())).details.permission).toBe('User.Read.All');
  });
});

describe('reading many people by Object ID', () => {
  it('takes a call for each twenty, and leaves out who does not exist', async () => {
    const ids = [...addCrowd(44).map(({ id }) => id), jane.toUpperCase(), nobody, jane];
    const found = await entra.directory.getUsers(ids);
    expect(found.size).toBe(45);
    expect(found.get(jane)).toEqual(await entra.directory.getUser(jane));
    expect(found.has(nobody)).toBe(false);
    expect(calls().filter(({ path }) => path === '/v1.0/$batch')).toHaveLength(3);
  });

  it('costs no call for nobody', async () => {
    expect(await entra.directory.getUsers([])).toEqual(new Map());
    expect(calls()).toEqual([]);
  });

  it('asks again for the throttled parts only, not sooner than they say', async () => {
    const ids = addCrowd(5).map(({ id }) => id);
    entra.simulator.faults.add({
      match: /GET .*000000001\?/,
      status: 429,
      headers: { 'Retry-After': '0.3' },
    });
    entra.simulator.faults.add({ match: /GET .*000000003\?/, status: 503 });
    const start = performance.now();
    expect((await entra.directory.getUsers(ids)).size).toBe(5);
    expect(performance.now() - start).toBeGreaterThanOrEqual(995);
    const parts = entra.simulator.requests.filter(({ batchPartId }) => batchPartId !== undefined);
    expect(parts.slice(5).map(({ batchPartId }) => batchPartId)).toEqual([crowdId(1), crowdId(3)]);
  });

  it('hands on a Retry-After that is too long to wait for', async () => {
    entra.simulator.faults.add({ match: /GET .*3d5f/, status: 429, headers: { 'Retry-After': '120' } });
    const error = await troubleWith(entra.directory.getUsers([jane, actors.alexAdmin]));
    expect(error).toMatchObject({ trouble: 'throttled', details: { retryAfterMs: 120_000 } });
    expect(calls()).toHaveLength(1);
  });

  it('names the permission that a part lacks, once', async () => {
    entra.simulator.deniedPermissions.add('User.Read.All');
    const error = await troubleWith(entra.directory.getUsers([jane, actors.alexAdmin]));
    expect(error).toMatchObject({ trouble: 'denied', details: { permission: 'User.Read.All' } });
    expect(calls()).toHaveLength(1);
  });

  it('does not count single parts that fail as an outage of Graph', async () => {
    entra.simulator.faults.add({ match: /GET .*3d5f/, status: 503, times: 5 });
    const readings = Array.from({ length: 5 }, () => entra.directory.getUsers([jane]));
    const found = await Promise.all(readings);
    expect(found.map(({ size }) => size)).toEqual([1, 1, 1, 1, 1]);
  });

  it('does not take a part that is missing for somebody who does not exist', async () => {
    entra.simulator.faults.add({ match: /batch/, status: 200, body: { responses: [] }, times: 3 });
    expect(await troubleWith(entra.directory.getUsers([jane]))).toMatchObject({ trouble: 'unreachable' });
  });
});

describe('the people in a group', () => {
  it('are all of them, in groups inside it too, devices and groups left out', async () => {
    const group = entra.simulator.directory.groups.find(({ id }) => id === groupIds.approvers);
    group?.memberIds.push(...addCrowd(1500).map(({ id }) => id));
    const people = await entra.directory.peopleIn(groupIds.approvers);
    expect(people?.size).toBe(1503);
    expect(people?.has(actors.samSecond)).toBe(true);
    expect(people?.has(groupIds.serviceDeskLeads)).toBe(false);
    expect(calls()).toHaveLength(2);
  });

  it('are nobody known when there is no such group', async () => {
    expect(await entra.directory.peopleIn(nobody)).toBeNull();
  });

  it('name the permission that is missing', async () => {
    entra.simulator.deniedPermissions.add('GroupMember.Read.All');
    const error = await troubleWith(entra.directory.peopleIn(groupIds.approvers));
    expect(error.details.permission).toBe('GroupMember.Read.All');
  });
});

describe('a long reading', () => {
  it('may take longer than a click', async () => {
    entra.simulator.faults.add({ match: /users/, delayMs: 400 });
    const hasty = createDirectory(createGraphClient({ baseUrl: entra.simulator.url, timeoutMs: 200 }));
    expect(await hasty.allUsers()).toHaveLength(entra.simulator.directory.people.length);
    expect(calls()).toHaveLength(1);
  });
});
