import { checkSsoField } from '../../../src/autotask/publish/check-sso-field';
import { createFieldPublisher } from '../../../src/autotask/publish/field-publisher';
import type { Publisher } from '../../../src/workflow/ports';
import { exampleRequest, jane, janesResource } from '../example-request';
import { startAutotask, stopAutotasks, type Autotask } from '../start-autotask';
import { troubleWith } from '../trouble-with';

const field = 'ssoUniqueID';
const now = () => new Date('2026-11-23T09:00:00.000Z');
const done = { kind: 'field', field, verifiedAt: '2026-11-23T09:00:00.000Z' };
const request = exampleRequest();
const stranger = 'a11ce000-0000-4000-8000-000000000001';
const patch = /PATCH .*Resources$/;
let autotask: Autotask;
let publisher: Publisher;
beforeEach(async () => {
  autotask = await startAutotask({ ssoField: { name: field } });
  publisher = createFieldPublisher(autotask.client, field, now);
});
afterEach(stopAutotasks);

function janes() {
  const resource = autotask.simulator.directory.resources.find(({ id }) => id === janesResource.id);
  if (!resource) throw new Error('the example directory has no resource of Jane Doe');
  return resource;
}

describe('posting a mapping into a field', () => {
  it('changes this field only and reads it back', async () => {
    const before = { ...janes() };
    expect(await publisher.find(request)).toBeNull();
    expect(await publisher.publish(request)).toEqual(done);
    expect(janes()).toEqual({ ...before, [field]: jane.id });
    expect(await publisher.find(request)).toEqual(done);
  });

  it('writes once, also when the answer was lost', async () => {
    autotask.simulator.faults.add({ match: patch, drop: 'after' });
    expect((await troubleWith(publisher.publish(request))).isTransient).toBe(true);
    expect(await publisher.publish(request)).toEqual(done);
    expect(autotask.simulator.patches).toHaveLength(1);
  });

  it('knows an Object ID in capitals for the same', async () => {
    janes()[field] = jane.id.toUpperCase();
    expect(await publisher.publish(request)).toEqual(done);
    expect(autotask.simulator.patches).toHaveLength(0);
  });

  it('never overwrites another Object ID', async () => {
    janes()[field] = stranger;
    const error = await troubleWith(publisher.publish(request));
    expect(error.trouble).toBe('rejected');
    expect(error.message).toContain('It was not overwritten');
    expect(janes()[field]).toBe(stranger);
  });

  it('does not believe a write that cannot be read back', async () => {
    autotask.simulator.faults.add({ match: patch, status: 200, body: { itemId: janesResource.id } });
    const error = await troubleWith(publisher.publish(request));
    expect(error).toMatchObject({ trouble: 'rejected', isTransient: false });
    expect(error.message).toContain('holds nothing now');
  });

  it("passes Autotask's own words on", async () => {
    const body = { errors: ['The security level does not allow this.'] };
    autotask.simulator.faults.add({ match: patch, status: 500, body });
    const error = await troubleWith(publisher.publish(request));
    expect(error).toMatchObject({ trouble: 'rejected', message: body.errors[0] });
  });

  it('is refused for a resource that is gone', async () => {
    const gone = exampleRequest({ resource: { ...janesResource, id: 4711 } });
    expect(await publisher.find(gone)).toBeNull();
    expect((await troubleWith(publisher.publish(gone))).trouble).toBe('rejected');
  });

  it('knows who holds an Object ID', async () => {
    await publisher.publish(request);
    expect(await publisher.holdersOf(jane.id)).toMatchObject([{ id: 1001, userName: 'jane.doe' }]);
    expect(await publisher.holdersOf('00000000-0000-4000-8000-000000000000')).toEqual([]);
  });
});

describe('clearing the field of a mapping that is removed', () => {
  const removal = exampleRequest({ purpose: 'unmap' });

  it('changes this field only and reads it back', async () => {
    const before = { ...janes(), [field]: jane.id.toUpperCase() };
    janes()[field] = before[field];
    expect(await publisher.find(removal)).toBeNull();
    expect(await publisher.publish(removal)).toEqual(done);
    expect(janes()).toEqual({ ...before, [field]: '' });
    expect(await publisher.find(removal)).toEqual(done);
  });

  it('is done when the field is empty already', async () => {
    expect(await publisher.find(removal)).toEqual(done);
    expect(await publisher.publish(removal)).toEqual(done);
    expect(autotask.simulator.patches).toEqual([]);
  });

  it('leaves the ID of somebody else, and says that it is there', async () => {
    janes()[field] = stranger;
    const left = { ...done, holdsAnother: true };
    expect(await publisher.find(removal)).toEqual(left);
    expect(await publisher.publish(removal)).toEqual(left);
    expect(janes()[field]).toBe(stranger);
    expect(autotask.simulator.patches).toEqual([]);
  });

  it('does not believe that it is cleared when it is not', async () => {
    janes()[field] = jane.id;
    autotask.simulator.faults.add({ match: patch, status: 200, body: { itemId: janesResource.id } });
    const error = await troubleWith(publisher.publish(removal));
    expect(error.message).toBe(
      `Autotask was told to clear the field ${field} of jane.doe, but holds ${jane.id} now.`,
    );
  });
});

it('finds nothing removed from a resource that is gone', async () => {
  const gone = exampleRequest({ purpose: 'unmap', resource: { ...janesResource, id: 4711 } });
  expect(await publisher.find(gone)).toBeNull();
});

describe('checking the field', () => {
  it.each([
    ['good', {}, null],
    ['long enough', { length: 36 }, null],
    [
      'read-only',
      { readOnly: true },
      'Autotask does not let anybody write the field ssoUniqueID of a resource.',
    ],
    ['no text', { dataType: 'integer' }, 'The field ssoUniqueID of a resource holds integer, not text.'],
    [
      'short',
      { length: 35 },
      'The field ssoUniqueID of a resource holds 35 characters; an Object ID has 36.',
    ],
  ])('tells that it is %s', async (_, ssoField, problem) => {
    const other = await startAutotask({ ssoField: { name: field, ...ssoField } });
    expect(await checkSsoField(other.client, field)).toBe(problem);
  });

  it('tells that it is missing', async () => {
    expect(await checkSsoField(autotask.client, 'nickname')).toBe(
      "Autotask's resources have no field named nickname.",
    );
  });

  it('takes the name in any case', async () => {
    expect(await checkSsoField(autotask.client, field.toLowerCase())).toBeNull();
    const publication = await createFieldPublisher(autotask.client, field.toLowerCase()).publish(request);
    expect(publication.kind).toBe('field');
  });
});
