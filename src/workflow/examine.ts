import { obstaclesOfUser } from '../mapping/eligibility';
import type { EntraUser } from '../mapping/entra-user';
import type { Evidence } from '../mapping/evidence';
import type { Candidate } from '../mapping/match';
import type { Obstacle } from '../mapping/obstacle';
import type { Draft } from '../mapping/records';
import { isCancellable, stateLabel } from '../mapping/request-state';
import type { Resource } from '../mapping/resource';
import type { Upstream } from '../mapping/upstream-error';
import { warningsFor } from '../mapping/warning';
import { obstaclesOfPair } from './check-pair';
import type { Deps } from './deps';
import { findPerson } from './find-person';
import { findResource } from './find-resource';
import type { UnmapExamined } from './unmap/unmap-examined';

/** A pair fit to be approved, with everything known about it. */
export interface Proposal {
  readonly kind: 'proposal';
  readonly draft: Draft;
  readonly user: EntraUser;
  readonly resource: Resource;
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly string[];
}

/** What a look-up came to. Only the kinds with a draft can be gone on from. */
export type Examined =
  | Proposal
  | { readonly kind: 'choose-person'; readonly draft: Draft; readonly people: readonly EntraUser[] }
  | {
      readonly kind: 'choose-resource';
      readonly draft: Draft;
      readonly user: EntraUser;
      readonly candidates: readonly Candidate[];
    }
  | { readonly kind: 'nobody'; readonly who: string }
  | { readonly kind: 'too-many'; readonly upstream: Upstream; readonly text: string }
  | { readonly kind: 'no-resource'; readonly user: EntraUser; readonly name: string | null }
  | {
      readonly kind: 'refused';
      readonly user: EntraUser;
      readonly resource: Resource | null;
      readonly obstacles: readonly Obstacle[];
    }
  | UnmapExamined;

/**
 * Reads both sides now and says what the draft of a mapping comes to. Nothing is stored.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function examine(deps: Deps, draft: Draft): Promise<Examined> {
  const found = await findPerson(deps, draft);
  switch (found.kind) {
    case 'nobody':
      return { kind: 'nobody', who: draft.who };
    case 'too-many':
      return { kind: 'too-many', upstream: 'Entra ID', text: draft.who };
    case 'several':
      return { kind: 'choose-person', draft, people: found.people };
    case 'one':
      return examineUser(deps, draft, found.user);
  }
}

async function examineUser(deps: Deps, draft: Draft, user: EntraUser): Promise<Examined> {
  const obstacles = obstaclesOfUser(user);
  if (obstacles.length > 0) return { kind: 'refused', user, resource: null, obstacles };
  const known = { ...draft, objectId: user.id };
  const found = await findResource(deps, draft, user);
  switch (found.kind) {
    case 'none':
      return { kind: 'no-resource', user, name: draft.resourceName };
    case 'too-many':
      return { kind: 'too-many', upstream: 'Autotask', text: draft.resourceName ?? user.displayName };
    case 'several':
      return { kind: 'choose-resource', draft: known, user, candidates: found.candidates };
    case 'one':
      return examinePair(deps, known, user, found);
  }
}

async function examinePair(
  deps: Deps,
  draft: Draft,
  user: EntraUser,
  { candidate, others }: { candidate: Candidate; others: readonly Candidate[] },
): Promise<Examined> {
  const { resource, evidence } = candidate;
  const obstacles = [
    ...(await obstaclesOfPair(deps, user, resource)),
    ...(await openRequest(deps, user, resource)),
  ];
  if (obstacles.length > 0) return { kind: 'refused', user, resource, obstacles };
  return {
    kind: 'proposal',
    draft: { ...draft, resourceId: resource.id },
    user,
    resource,
    evidence,
    warnings: warningsFor(user, resource, evidence, others),
  };
}

/** The obstacle that an open request for the same person or resource is; empty when there is none. */
export async function openRequest(
  { store }: Pick<Deps, 'store'>,
  user: EntraUser,
  resource: Resource,
): Promise<Obstacle[]> {
  const open = await store.requests.findOpen({ objectId: user.id, resourceId: resource.id });
  return open
    ? [
        {
          code: 'request-open',
          requestId: open.id,
          state: stateLabel(open).toLowerCase(),
          requester: open.requester.name,
          cancellable: isCancellable(open.state),
        },
      ]
    : [];
}
