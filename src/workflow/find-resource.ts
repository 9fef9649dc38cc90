import type { EntraUser } from '../mapping/entra-user';
import { evidenceFor } from '../mapping/evidence';
import { candidatesFor, matchResources, type Candidate } from '../mapping/match';
import type { Draft } from '../mapping/records';
import type { Resource } from '../mapping/resource';
import type { Deps } from './deps';
import { mostChoices } from './find-person';

/** What looking for the resource found. `others` are resources that also resemble the person. */
export type ResourceFound =
  | { readonly kind: 'one'; readonly candidate: Candidate; readonly others: readonly Candidate[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'too-many' };

/**
 * Finds the person's resource in Autotask: the one chosen on the card, else the one that was named, else by matching.
 * @throws UpstreamError when Autotask does not tell
 */
export async function findResource(
  deps: Pick<Deps, 'resources'>,
  draft: Draft,
  user: EntraUser,
): Promise<ResourceFound> {
  const [similar, named] = await Promise.all([deps.resources.findLike(user), namedResources(deps, draft)]);
  if (named === null) return among(matched(user, similar), user, similar);
  return among(
    named.map((resource) => ({ resource, evidence: evidenceFor(user, resource) })),
    user,
    similar,
  );
}

async function namedResources(
  { resources }: Pick<Deps, 'resources'>,
  draft: Draft,
): Promise<Resource[] | null> {
  if (draft.resourceId !== null) {
    const chosen = await resources.get(draft.resourceId);
    return chosen ? [chosen] : [];
  }
  return draft.resourceName === null ? null : await resources.findNamed(draft.resourceName);
}

function matched(user: EntraUser, similar: readonly Resource[]): readonly Candidate[] {
  const match = matchResources(user, similar);
  switch (match.kind) {
    case 'none':
      return [];
    case 'one':
      return [match.candidate];
    case 'several':
      return match.candidates;
  }
}

function among(
  candidates: readonly Candidate[],
  user: EntraUser,
  similar: readonly Resource[],
): ResourceFound {
  const [only] = candidates;
  if (!only) return { kind: 'none' };
  if (candidates.length > mostChoices) return { kind: 'too-many' };
  if (candidates.length > 1) return { kind: 'several', candidates };
  const others = candidatesFor(user, similar).filter(({ resource }) => resource.id !== only.resource.id);
  return { kind: 'one', candidate: only, others };
}
