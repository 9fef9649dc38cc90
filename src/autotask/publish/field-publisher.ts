import type { FieldPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import type { AutotaskClient } from '../create-autotask-client';
import type { Resource } from '../../mapping/resource';
import { eq, within } from '../filter';
import { readResource, resourceFields } from '../read-resource';
import { createFieldParts } from './field-parts';
import type { FieldPublisher } from './publisher';
import { readField } from './read-field';
import {
  isFulfilled,
  noSuchResource,
  notKept,
  objectionTo,
  valueOf,
  verifiedAs,
  wantedValue,
} from './sso-field';
import { stoppable } from './stoppable';

/**
 * Posts a mapping into a field of the resource that holds the Object ID, for instances that have one, and reads it back;
 * a mapping that is removed is cleared from it. Another value in the field is never overwritten or cleared. That an empty text clears a
 * field is not documented (nor is `null`), so that too is only believed when it was read back.
 * @param now the current time
 */
export function createFieldPublisher(
  client: AutotaskClient,
  field: string,
  now: () => Date = () => new Date(),
): FieldPublisher {
  const verified = (): FieldPublication => ({ kind: 'field', field, verifiedAt: now().toISOString() });
  return {
    ...createFieldParts(client, field, verified),
    kind: () => Promise.resolve('field'),
    holdersOf: async (objectId) => {
      const items = await client.query('Resources', [eq(field, objectId)], resourceFields);
      return items.map((item) => readResource(item, null));
    },
    holdersOfMany: (objectIds) => client.inBulk(() => holdersOfMany(client, field, objectIds)),
    uniqueIdsOf: (resourceIds) => client.inBulk(() => readField(client, field, resourceIds)),
    find: async (request) => {
      const item = await client.get('Resources', request.resource.id);
      const value = item && valueOf(item, field);
      return value !== null && isFulfilled(request, value) ? verifiedAs(request, value, verified()) : null;
    },
    unfinishedTicket: () => Promise.resolve(null),
    publish: async (request, stop) => {
      const before = await currentValue(client, field, request);
      const isDone = isFulfilled(request, before);
      const after = isDone ? before : await write(stoppable(client, stop), field, request, before);
      return verifiedAs(request, after, verified());
    },
  };
}

/** One question for all of them, since each value counts as one of the 500 conditions that a question may have. */
async function holdersOfMany(
  client: AutotaskClient,
  field: string,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Resource[]>> {
  const items = await client.query('Resources', [within(field, objectIds)], [...resourceFields, field]);
  const holders = new Map<string, Resource[]>();
  for (const item of items) {
    const objectId = valueOf(item, field).toLowerCase();
    holders.set(objectId, [...(holders.get(objectId) ?? []), readResource(item, null)]);
  }
  return holders;
}

/** Writes the field. @returns what it holds afterwards */
async function write(
  client: AutotaskClient,
  field: string,
  request: MappingRequest,
  before: string,
): Promise<string> {
  const objection = objectionTo(field, request, before);
  if (objection) throw objection;
  await client.update('Resources', { id: request.resource.id, [field]: wantedValue(request) });
  const after = await currentValue(client, field, request);
  if (!isFulfilled(request, after)) throw notKept(field, request, after);
  return after;
}

/** The field as it is now, empty when it holds nothing. */
async function currentValue(client: AutotaskClient, field: string, request: MappingRequest): Promise<string> {
  const item = await client.get('Resources', request.resource.id);
  if (item) return valueOf(item, field);
  throw noSuchResource(request);
}
