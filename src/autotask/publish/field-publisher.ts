import type { FieldPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import { rejected } from '../autotask-trouble';
import type { AutotaskClient } from '../create-autotask-client';
import { eq } from '../filter';
import type { Item } from '../query-pages';
import { readResource, resourceFields } from '../read-resource';
import type { FieldPublisher } from './publisher';

/**
 * Posts a mapping into a field of the resource that holds the Object ID, for instances that have one, and reads it back.
 * Another value in the field is never overwritten.
 * @param now the current time
 */
export function createFieldPublisher(
  client: AutotaskClient,
  field: string,
  now: () => Date = () => new Date(),
): FieldPublisher {
  const verified = (): FieldPublication => ({ kind: 'field', field, verifiedAt: now().toISOString() });
  return {
    holdersOf: async (objectId) => {
      const items = await client.query('Resources', [eq(field, objectId)], resourceFields);
      return items.map((item) => readResource(item, null));
    },
    find: async ({ resource, user }) => {
      const item = await client.get('Resources', resource.id);
      return item && same(valueOf(item, field), user.id) ? verified() : null;
    },
    unfinishedTicket: () => Promise.resolve(null),
    publish: async (request) => {
      const before = await currentValue(client, field, request);
      if (!same(before, request.user.id)) await write(client, field, request, before);
      return verified();
    },
  };
}

async function write(
  client: AutotaskClient,
  field: string,
  { resource, user }: MappingRequest,
  before: string,
): Promise<void> {
  if (before !== '') {
    throw rejected(
      `The field ${field} of ${resource.userName} holds another value already: ${before}. It was not overwritten.`,
      'Check whom that Object ID belongs to, clear the field in Autotask, then retry.',
    );
  }
  await client.update('Resources', { id: resource.id, [field]: user.id });
  const after = await currentValue(client, field, { resource });
  if (same(after, user.id)) return;
  throw rejected(
    `Autotask took the Object ID for the field ${field} of ${resource.userName}, but holds ${after === '' ? 'nothing' : after} now.`,
    `Check AUTOTASK_SSO_FIELD and what else changes this field in Autotask.`,
  );
}

/** The field as it is now, empty when it holds nothing. */
async function currentValue(
  client: AutotaskClient,
  field: string,
  { resource }: Pick<MappingRequest, 'resource'>,
): Promise<string> {
  const item = await client.get('Resources', resource.id);
  if (item) return valueOf(item, field);
  throw rejected(`Autotask no longer has the resource ${resource.userName}.`);
}

function valueOf(item: Item, field: string): string {
  const name = Object.keys(item).find((key) => key.toLowerCase() === field.toLowerCase());
  const value = name === undefined ? undefined : item[name];
  return typeof value === 'string' ? value.trim() : '';
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
