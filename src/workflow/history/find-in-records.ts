import type { EntraUser } from '../../mapping/entra-user';
import { readWho } from '../../mapping/who';
import type { Deps } from '../deps';
import { findPerson } from '../find-person';
import { peopleOnRecord } from '../people-on-record';

/** Whom a name may mean, those included who have left. */
export type FoundInRecords =
  | { readonly kind: 'one'; readonly objectId: string }
  | { readonly kind: 'several'; readonly people: readonly EntraUser[] }
  | { readonly kind: 'nobody' };

/**
 * Finds somebody in Entra, or who was there once: by a name they had when a request was about them, or by Object ID.
 * @throws UpstreamError when Entra does not tell
 */
export async function findInRecords(deps: Deps, who: string): Promise<FoundInRecords> {
  const read = readWho(who);
  if (read.kind === 'object-id') return { kind: 'one', objectId: read.objectId };
  const found = await findPerson(deps, { who, objectId: null });
  if (found.kind === 'one') return { kind: 'one', objectId: found.user.id };
  if (found.kind === 'several') return { kind: 'several', people: found.people };
  if (found.kind === 'too-many') return { kind: 'several', people: [] };
  return onRecord(deps, who);
}

async function onRecord(deps: Deps, who: string): Promise<FoundInRecords> {
  const people = await peopleOnRecord(deps, who);
  const mapped = await deps.store.mappings.named(who);
  const known = new Set([...people.map(({ id }) => id), ...mapped.map(({ objectId }) => objectId)]);
  const [objectId] = known;
  if (objectId === undefined) return { kind: 'nobody' };
  return known.size === 1 ? { kind: 'one', objectId } : { kind: 'several', people };
}
