import { createFieldPublisher } from '../../../src/autotask/publish/field-publisher';
import type { FieldPublisher } from '../../../src/autotask/publish/publisher';
import type { MappingRequest, Purpose } from '../../../src/mapping/request';
import { buildResource, type SimulatedResource } from '../../../src/playground/directory/simulated-resource';
import { janesResource } from '../example-request';
import { startAutotask, stopAutotasks, type Autotask } from '../start-autotask';
import { troubleWith } from '../trouble-with';
import { examplePart, exampleRows, objectIdOf } from './example-part';

const field = 'ssoUniqueID';
const done = { kind: 'field', field, verifiedAt: '2026-11-23T09:00:00.000Z' };
const patch = /PATCH .*Resources$/;
const query = /POST .*Resources\/query$/;
const stranger = 'a11ce000-0000-4000-8000-000000000001';
const part = examplePart();
let autotask: Autotask;
let publisher: FieldPublisher;
beforeEach(async () => {
  autotask = await startAutotask({ ssoField: { name: field } });
  publisher = createFieldPublisher(autotask.client, field, () => new Date(done.verifiedAt));
});
afterEach(stopAutotasks);

/** So many rows, each with a resource in Autotask whose field holds nothing. */
function rowsWithResources(count: number, purpose: Purpose = 'map'): MappingRequest[] {
  const rows = exampleRows(count, { purpose });
  const resources = rows.map(({ resource: { id, firstName, lastName, userName } }) =>
    buildResource({ id, firstName, lastName, userName, email: null }),
  );
  autotask.simulator.directory.resources.push(...resources);
  return rows;
}

function held(row: number): SimulatedResource {
  const found = autotask.simulator.directory.resources.find(({ id }) => id === 5000 + row);
  if (!found) throw new Error(`row ${row} has no resource`);
  return found;
}

describe('posting a part of a batch into a field', () => {
  it('reads all at once, writes each, and reads all back', async () => {
    const rows = rowsWithResources(40);
    expect(await publisher.findPart(part, rows)).toEqual(new Map());
    const posted = await publisher.publishPart(part, rows);
    expect([...posted]).toEqual(rows.map(({ id }) => [id, { kind: 'posted', publication: done }]));
    expect(held(7)[field]).toBe(objectIdOf(7));
    expect([autotask.count(query), autotask.count(patch), autotask.count(/./)]).toEqual([3, 40, 43]);
  });

  it('finds what an earlier attempt wrote, and writes it no second time', async () => {
    const rows = rowsWithResources(3);
    held(2)[field] = objectIdOf(2).toUpperCase();
    expect(await publisher.findPart(part, rows)).toEqual(new Map([['k7m2-9qxd-2', done]]));
    await publisher.publishPart(part, rows);
    expect(autotask.count(patch)).toBe(2);
  });

  it('judges each row by itself', async () => {
    const rows = rowsWithResources(5);
    held(1)[field] = stranger;
    autotask.simulator.directory.resources = autotask.simulator.directory.resources.filter(
      ({ id }) => id !== 5002,
    );
    const words = { errors: ['The security level does not allow it.'] };
    autotask.simulator.faults.add({ match: patch, bodyMatch: /5003/, status: 500, body: words });
    autotask.simulator.faults.add({ match: patch, bodyMatch: /5004/, status: 200, body: { itemId: 5004 } });
    const posted = await publisher.publishPart(part, rows);
    const messages = [...posted.values()].map((answer) =>
      answer.kind === 'failed' ? answer.error.message : answer.kind,
    );
    expect(messages).toEqual([
      `The field ${field} of row.1 holds another value already: ${stranger}. It was not overwritten.`,
      'Autotask no longer has the resource row.2.',
      'The security level does not allow it.',
      `Autotask took the Object ID for the field ${field} of row.4, but holds nothing now.`,
      'posted',
    ]);
    expect(held(1)[field]).toBe(stranger);
  });

  it('notices a resource that goes away meanwhile', async () => {
    const [row] = rowsWithResources(1);
    if (!row) throw new Error('there is no row');
    const items = [{ id: row.resource.id, [field]: null }];
    autotask.simulator.directory.resources = [];
    autotask.simulator.faults.add({ match: query, status: 200, body: { items } });
    autotask.simulator.faults.add({ match: patch, status: 200, body: { itemId: row.resource.id } });
    const posted = await publisher.publishPart(part, [row]);
    expect(posted.get(row.id)).toMatchObject({
      kind: 'failed',
      error: { message: 'Autotask no longer has the resource row.1.' },
    });
  });

  it.each([401, 429, 503])(
    'throws HTTP %i, begins nothing after it, and goes on where it was',
    async (status) => {
      const rows = rowsWithResources(20);
      autotask.simulator.faults.add({ match: patch, bodyMatch: /50(0[4-9]|1|2)/, status, times: Infinity });
      expect((await troubleWith(publisher.publishPart(part, rows))).trouble).not.toBe('rejected');
      expect(autotask.count(patch)).toBeLessThanOrEqual(3 + 3);
      autotask.simulator.faults.clear();
      const found = await publisher.findPart(part, rows);
      const posted = await publisher.publishPart(
        part,
        rows.filter(({ id }) => !found.has(id)),
      );
      expect(found.size + posted.size).toBe(20);
      expect(autotask.simulator.patches).toHaveLength(20);
    },
  );

  it('has three calls under way at most', async () => {
    const busy = await startAutotask({ ssoField: { name: field }, latencyMs: 10 });
    autotask = busy;
    const rows = rowsWithResources(20);
    const posting = createFieldPublisher(busy.client, field);
    await Promise.all([
      posting.publishPart(part, rows.slice(0, 10)),
      posting.publishPart(examplePart({ key: 'k7m2-9qxd/4' }), rows.slice(10)),
      posting.uniqueIdsOf([1001]),
    ]);
    expect(busy.simulator.maxInFlightTotal()).toBe(3);
  });
});

describe('clearing a part of a batch from a field', () => {
  it('clears only what holds the Object ID that was mapped', async () => {
    const rows = rowsWithResources(3, 'unmap');
    held(1)[field] = objectIdOf(1);
    held(3)[field] = stranger;
    const left = { ...done, holdsAnother: true };
    expect(await publisher.findPart(part, rows)).toEqual(
      new Map([
        ['k7m2-9qxd-2', done],
        ['k7m2-9qxd-3', left],
      ]),
    );
    const posted = await publisher.publishPart(part, rows);
    expect([...posted.values()]).toMatchObject([
      { kind: 'posted', publication: done },
      { kind: 'posted', publication: done },
      { kind: 'posted', publication: left },
    ]);
    expect([held(1)[field], held(3)[field]]).toEqual(['', stranger]);
    expect(autotask.count(patch)).toBe(1);
  });

  it('does not take a resource that is gone for a cleared one', async () => {
    const rows = exampleRows(1, { purpose: 'unmap' });
    expect(await publisher.findPart(part, rows)).toEqual(new Map());
  });
});

describe('the Unique IDs that resources hold', () => {
  it('are read with one call for 500 of them, empty where there is none', async () => {
    rowsWithResources(3);
    held(1)[field] = objectIdOf(1);
    const ids = Array.from({ length: 600 }, (_, index) => 5001 + index);
    const values = await publisher.uniqueIdsOf(ids);
    expect([...(values ?? [])]).toEqual([
      [5001, objectIdOf(1)],
      [5002, ''],
      [5003, ''],
    ]);
    expect(autotask.count(query)).toBe(2);
    expect(await publisher.kind()).toBe('field');
  });

  it('are the ones of the example directory too', async () => {
    await publisher.publishPart(part, exampleRows(1, { resources: [janesResource] }));
    expect((await publisher.uniqueIdsOf([janesResource.id]))?.get(janesResource.id)).toBe(objectIdOf(1));
  });
});
