import type { MappingRequest } from '../../mapping/request';
import type { UpstreamError } from '../../mapping/upstream-error';
import { rejected } from '../autotask-trouble';
import type { Item } from '../query-pages';

type Wish = Pick<MappingRequest, 'purpose' | 'user' | 'resource'>;

/** What the field is to hold once the request is fulfilled: the Object ID, or nothing. */
export function wantedValue({ purpose, user }: Wish): string {
  return purpose === 'map' ? user.id : '';
}

/** Whether the field holds already what it is to hold. */
export function isFulfilled(request: Wish, value: string): boolean {
  return same(value, wantedValue(request));
}

/** Why this value must not be overwritten or cleared; `null` when it may. */
export function objectionTo(
  field: string,
  { purpose, user, resource }: Wish,
  value: string,
): UpstreamError | null {
  if (purpose === 'map') {
    if (value === '') return null;
    return rejected(
      `The field ${field} of ${resource.userName} holds another value already: ${value}. It was not overwritten.`,
      'Check whom that Object ID belongs to, clear the field in Autotask, then retry.',
    );
  }
  if (same(value, user.id)) return null;
  return rejected(
    `The field ${field} of ${resource.userName} holds ${value}, not ${user.id}, which was to be removed. It was not cleared.`,
    'Check whom that Object ID belongs to; clear the field in Autotask if it belongs to nobody.',
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
