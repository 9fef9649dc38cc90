import type { EntraUser } from '../mapping/entra-user';
import type { CurrentMapping } from '../mapping/records';
import type { MappingRequest } from '../mapping/request';
import type { Deps } from './deps';
import { findPerson } from './find-person';

/** What `status <who>` found. */
export type Status =
  | { readonly kind: 'request'; readonly request: MappingRequest }
  | {
      readonly kind: 'person';
      readonly user: EntraUser;
      readonly mapping: CurrentMapping | null;
      /** Newest first. */
      readonly requests: readonly MappingRequest[];
    }
  | { readonly kind: 'nobody'; readonly who: string }
  | { readonly kind: 'several'; readonly people: readonly EntraUser[] };

/**
 * Tells how things stand with a person, or with a request when its id is given.
 * @throws UpstreamError when Entra does not tell
 */
export async function showStatus(deps: Deps, who: string): Promise<Status> {
  const request = await deps.store.requests.get(who.toLowerCase());
  if (request) return { kind: 'request', request };
  const found = await findPerson(deps, { who, objectId: null });
  switch (found.kind) {
    case 'nobody':
      return { kind: 'nobody', who };
    case 'too-many':
      return { kind: 'several', people: [] };
    case 'several':
      return { kind: 'several', people: found.people };
    case 'one':
      return {
        kind: 'person',
        user: found.user,
        mapping: await deps.store.mappings.byObjectId(found.user.id),
        requests: await deps.store.requests.about(found.user.id, 5),
      };
  }
}
