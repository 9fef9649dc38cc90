import { tiers, type Evidence } from '../evidence';

interface WithEvidence {
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
}

/** How strong the strongest reason is: 0 for the strongest tier; the number of tiers when there is none. */
export function strengthOf({ evidence: [strongest] }: WithEvidence): number {
  return strongest ? tiers.indexOf(strongest.tier) : tiers.length;
}

/** Sorts by the strongest reason, strongest first. */
export function byStrength(a: WithEvidence, b: WithEvidence): number {
  return strengthOf(a) - strengthOf(b);
}

/** Those with the strongest reason of all. */
export function strongest<T extends WithEvidence>(candidates: readonly T[]): T[] {
  const best = Math.min(...candidates.map(strengthOf));
  return candidates.filter((candidate) => strengthOf(candidate) === best);
}
