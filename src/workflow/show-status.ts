import type { EntraUser } from '../mapping/entra-user';
import type { CurrentMapping } from '../mapping/records';
import type { Actor, MappingRequest } from '../mapping/request';
import type { Deps } from './deps';
import { viewBatch } from './batch/view-batch';
import { findPerson } from './find-person';
import { peopleOnRecord } from './people-on-record';
import type { BatchView } from './ports';
import { signInEvidence, type SignInEvidence } from './sign-in-evidence';

/** What `status <who>` found. */
export type Status =
  | { readonly kind: 'request'; readonly request: MappingRequest }
  | { readonly kind: 'batch'; readonly view: BatchView }
  | {
      readonly kind: 'person';
      readonly user: EntraUser;
      /** `false`: the person is as they were when a request was about them last. */
      readonly isInEntra: boolean;
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

type Story = Extract<Status, { kind: 'person' }>;

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
      return whoLeft(deps, who, reader);
    case 'too-many':
      return { kind: 'too-many', upstream: 'Entra ID', text: who };
    case 'several':
      return { kind: 'several', people: found.people };
    case 'one':
      return storyOf(deps, found.user, reader);
  }
}

/** Nobody of that name is in Entra, or not any more: whoever had it when a request was about them. */
async function whoLeft(deps: Deps, who: string, reader: Actor): Promise<Status> {
  const [user, ...others] = await peopleOnRecord(deps, who);
  if (!user) return { kind: 'nobody', who };
  if (others.length > 0) return { kind: 'several', people: [user, ...others] };
  return { ...(await storyOf(deps, user, reader)), isInEntra: false };
}

async function storyOf(deps: Deps, user: EntraUser, reader: Actor): Promise<Story> {
  const requests = await deps.store.requests.about(user.id, mostRequests + 1);
  return {
    kind: 'person',
    user,
    isInEntra: true,
    mapping: await deps.store.mappings.byObjectId(user.id),
    requests: requests.slice(0, mostRequests),
    more: requests.length > mostRequests,
    signIn: await signInEvidence(deps, user.id, reader),
  };
}
