import type { EntraUser } from '../mapping/entra-user';
import type { CurrentMapping } from '../mapping/records';
import type { Actor, MappingRequest } from '../mapping/request';
import type { Deps } from './deps';
import { viewBatch } from './batch/view-batch';
import { findPerson } from './find-person';
import type { BatchView } from './ports';
import { signInEvidence, type SignInEvidence } from './sign-in-evidence';

/** What `status <who>` found. */
export type Status =
  | { readonly kind: 'request'; readonly request: MappingRequest }
  | { readonly kind: 'batch'; readonly view: BatchView }
  | {
      readonly kind: 'person';
      readonly user: EntraUser;
      readonly mapping: CurrentMapping | null;
      /** Newest first, at most ten. */
      readonly requests: readonly MappingRequest[];
      /** Whether there are older ones. */
      readonly more: boolean;
      readonly signIn: SignInEvidence;
    }
  | { readonly kind: 'nobody'; readonly who: string }
  | { readonly kind: 'several'; readonly people: readonly EntraUser[] }
  /** More than anybody would choose from. */
  | { readonly kind: 'too-many'; readonly upstream: 'Entra ID'; readonly text: string };

/** Requests on the card of a person. */
const mostRequests = 10;

/**
 * Tells how things stand with a person, or with a request or a batch when its id is given.
 * @throws UpstreamError when Entra does not tell
 */
export async function showStatus(deps: Deps, who: string, reader: Actor): Promise<Status> {
  const id = who.toLowerCase();
  const request = await deps.store.requests.get(id);
  if (request) return { kind: 'request', request };
  const view = await viewBatch(deps, id);
  if (view) return { kind: 'batch', view };
  const found = await findPerson(deps, { who, objectId: null });
  switch (found.kind) {
    case 'nobody':
      return { kind: 'nobody', who };
    case 'too-many':
      return { kind: 'too-many', upstream: 'Entra ID', text: who };
    case 'several':
      return { kind: 'several', people: found.people };
    case 'one':
      return storyOf(deps, found.user, reader);
  }
}

async function storyOf(deps: Deps, user: EntraUser, reader: Actor): Promise<Status> {
  const requests = await deps.store.requests.about(user.id, mostRequests + 1);
  return {
    kind: 'person',
    user,
    mapping: await deps.store.mappings.byObjectId(user.id),
    requests: requests.slice(0, mostRequests),
    more: requests.length > mostRequests,
    signIn: await signInEvidence(deps, user.id, reader),
  };
}
