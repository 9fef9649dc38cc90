import type { EntraUser } from '../../mapping/entra-user';
import { readWho } from '../../mapping/who';
import type { Deps } from '../deps';
import { findPerson } from '../find-person';

/** Whom a name may mean, those included who have left. */
export type FoundInRecords =
  | { readonly kind: 'one'; readonly objectId: string }
  | { readonly kind: 'several'; readonly people: readonly EntraUser[] }
  | { readonly kind: 'nobody' };

/**
 * Finds somebody in Entra, or who was there once: by the name they are mapped under, or by Object ID.
 * @throws UpstreamError when Entra does not tell
 */
export async function findInRecords(deps: Deps, who: string): Promise<FoundInRecords> {
  const read = readWho(who);
  if (read.kind === 'object-id') return { kind: 'one', objectId: read.objectId };
  const found = await findPerson(deps, { who, objectId: null });
  if (found.kind === 'one') return { kind: 'one', objectId: found.user.id };
  if (found.kind === 'several') return { kind: 'several', people: found.people };
  if (found.kind === 'too-many') return { kind: 'several', people: [] };
  const known = new Set((await deps.store.mappings.named(who)).map(({ objectId }) => objectId));
  const [objectId] = known;
  if (objectId === undefined) return { kind: 'nobody' };
  return known.size === 1 ? { kind: 'one', objectId } : { kind: 'several', people: [] };
}
