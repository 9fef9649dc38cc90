import type { FieldPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import type { UpstreamError } from '../../mapping/upstream-error';
import { rejected } from '../autotask-trouble';
import type { Item } from '../query-pages';

type Wish = Pick<MappingRequest, 'purpose' | 'user' | 'resource'>;

/** What the field is to hold once the request is fulfilled: the Object ID, or nothing. */
export function wantedValue({ purpose, user }: Wish): string {
  return purpose === 'map' ? user.id : '';
}

/**
 * Whether the field is as the request wants it already. A removal wants only the person's own ID gone: a value that
 * somebody put in its place is theirs, and stays.
 */
export function isFulfilled({ purpose, user }: Wish, value: string): boolean {
  return purpose === 'map' ? same(value, user.id) : !same(value, user.id);
}

/** What is on record of a request that is fulfilled, with the value the field was read to hold. */
export function verifiedAs({ purpose }: Wish, value: string, verified: FieldPublication): FieldPublication {
  return purpose === 'unmap' && value !== '' ? { ...verified, holdsAnother: true } : verified;
}

/** Why this value must not be overwritten; `null` when it may. */
export function objectionTo(field: string, { purpose, resource }: Wish, value: string): UpstreamError | null {
  if (purpose === 'unmap' || value === '') return null;
  return rejected(
    `The field ${field} of ${resource.userName} holds another value already: ${value}. It was not overwritten.`,
    'Check whom that Object ID belongs to, clear the field in Autotask, then retry.',
  );
}

/** Autotask took the write, but holds something else afterwards. */
export function notKept(field: string, { purpose, resource }: Wish, value: string): UpstreamError {
  const did = purpose === 'map' ? 'took the Object ID for' : 'was told to clear';
  return rejected(
    `Autotask ${did} the field ${field} of ${resource.userName}, but holds ${value === '' ? 'nothing' : value} now.`,
    `Check AUTOTASK_SSO_FIELD and what else changes this field in Autotask.`,
  );
}

/** The resource is not there any more. */
export function noSuchResource({ resource }: Wish): UpstreamError {
  return rejected(`Autotask no longer has the resource ${resource.userName}.`);
}

/** The field of a resource as Autotask gives it, empty when it holds nothing. */
export function valueOf(item: Item, field: string): string {
  const name = Object.keys(item).find((key) => key.toLowerCase() === field.toLowerCase());
  const value = name === undefined ? undefined : item[name];
  return typeof value === 'string' ? value.trim() : '';
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
