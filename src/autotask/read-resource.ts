import { z } from 'zod';
import type { Resource } from '../mapping/resource';
import { unreadableAnswer } from './autotask-trouble';
import type { Item } from './query-pages';

/** The fields of a resource the product reads. */
export const resourceFields = [
  'id',
  'userName',
  'firstName',
  'lastName',
  'email',
  'email2',
  'email3',
  'isActive',
  'title',
  'licenseType',
];

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const textOrNull = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value));

const resourceItem = z.object({
  id: z.coerce.number().int(),
  userName: text,
  firstName: text,
  lastName: text,
  email: textOrNull,
  email2: textOrNull,
  email3: textOrNull,
  isActive: z
    .union([z.boolean(), z.number()])
    .nullish()
    .transform((value) => value !== false && value !== 0),
  title: textOrNull,
  licenseType: z.union([z.string(), z.number()]).nullish(),
});

/** The number of a resource's licence type as text, as the pick list has it; `null` when it has none. */
export function licenceTypeOf(item: Item): string | null {
  const type = parse(item).licenseType;
  return type === null || type === undefined ? null : String(type);
}

/**
 * Reads a resource as Autotask gives it; what it left out is empty or `null`. Throws `UpstreamError`.
 * @param licence the label of its licence type
 */
export function readResource(item: Item, licence: string | null): Resource {
  const { id, userName, firstName, lastName, email, email2, email3, isActive, title } = parse(item);
  return { id, userName, firstName, lastName, email, email2, email3, isActive, title, licence };
}

function parse(item: Item): z.output<typeof resourceItem> {
  const read = resourceItem.safeParse(item);
  if (!read.success) throw unreadableAnswer(read.error);
  return read.data;
}
