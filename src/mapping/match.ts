import type { EntraUser } from './entra-user';
import { evidenceFor, tiers, type Evidence } from './evidence';
import { obstaclesOfResource } from './eligibility';
import type { Resource } from './resource';

/** A resource that may be the person, with every reason for it. */
export interface Candidate {
  readonly resource: Resource;
  /** Never empty. Strongest reason first. */
  readonly evidence: readonly Evidence[];
}

/** What matching found: nobody, one, or several that only a human can tell apart. */
export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly candidate: Candidate }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] };

/**
 * Matches a person to the resources Autotask offered. Only the strongest tier that has a candidate counts; two in
 * that tier are never decided between. An inactive resource or an API user steps back when the same tier holds one
 * that can log in. The result does not depend on the order of `resources`.
 */
export function matchResources(user: EntraUser, resources: readonly Resource[]): Match {
  const candidates = candidatesFor(user, resources);
  const best = candidates[0];
  if (!best) return { kind: 'none' };
  const top = candidates.filter((candidate) => rank(candidate) === rank(best));
  const able = top.filter((candidate) => obstaclesOfResource(candidate.resource).length === 0);
  const eligible = able.length > 0 ? able : top;
  const [only, ...others] = eligible;
  if (only && others.length === 0) return { kind: 'one', candidate: only };
  return { kind: 'several', candidates: eligible };
}

/** Every resource with something in common with the person, strongest first; the order given does not matter. */
export function candidatesFor(user: EntraUser, resources: readonly Resource[]): Candidate[] {
  const unique = new Map(resources.map((resource) => [resource.id, resource]));
  return [...unique.values()]
    .map((resource) => ({ resource, evidence: evidenceFor(user, resource) }))
    .filter((candidate) => candidate.evidence.length > 0)
    .sort((a, b) => rank(a) - rank(b) || a.resource.id - b.resource.id);
}

function rank(candidate: Candidate): number {
  const strongest = candidate.evidence[0];
  return strongest ? tiers.indexOf(strongest.tier) : tiers.length;
}
