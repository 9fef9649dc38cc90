import { obstaclesOfResource, obstaclesOfUser } from '../eligibility';
import { evidenceFor } from '../evidence';
import type { CurrentMapping } from '../records';
import type { Resource } from '../resource';
import { warningsFor } from '../warning';
import { fitOf } from './fit-of';
import { newRow, type NewRow } from './new-row';
import type { PlanCandidate } from './plan';
import { candidatesOf, soleCandidate } from './candidates-of';
import type { Company } from './read-company';
import { requestOpen, takenObstacles } from './taken';
import { betterElsewhere, fitsOthersToo, peopleFitAlike } from './sentences';

/** As many candidates as a card offers. */
const mostCandidates = 10;

/** What planning comes to for one resource. */
export function planResource(company: Company, resource: Resource): NewRow {
  const unable = obstaclesOfResource(resource);
  if (unable.length > 0) return newRow({ verdict: 'refused', resource, obstacles: unable });
  const mapping = company.taken.mappingOf(resource);
  if (mapping) return mapped(company, resource, mapping);
  const open = company.taken.openFor(resource);
  if (!open) return free(company, resource);
  const user = company.person(open.objectId) ?? null;
  const evidence = user ? evidenceFor(user, resource) : [];
  return newRow({ verdict: 'refused', resource, user, evidence, obstacles: [requestOpen(open)] });
}

/** A resource that has somebody: refused only where one other person, and not the one who has it, fits it now. */
function mapped(company: Company, resource: Resource, mapping: CurrentMapping): NewRow {
  const holder = company.person(mapping.objectId);
  const { top } = candidatesOf(company, resource);
  const sole = soleCandidate(company, resource);
  if (sole && !top.some(({ user }) => user === holder)) {
    const obstacles = takenObstacles(company.taken, sole.user, resource);
    return newRow({ verdict: 'refused', resource, ...sole, obstacles });
  }
  return newRow({
    verdict: 'already-mapped',
    resource,
    user: holder ?? null,
    evidence: holder ? evidenceFor(holder, resource) : [],
    obstacles: [{ code: 'already-mapped', userName: resource.userName }],
  });
}

/** A resource that nobody has and nobody is asked to be given. */
function free(company: Company, resource: Resource): NewRow {
  const { top, able } = candidatesOf(company, resource);
  const [first, ...others] = able;
  if (first && others.length === 0) return oneFits(company, resource, first);
  if (first) return severalFit(company, resource, able);
  const [gone, ...alike] = top;
  if (!gone) return newRow({ verdict: 'none', resource });
  const obstacles = top.flatMap(({ user }) => obstaclesOfUser(user));
  return newRow({ verdict: 'refused', resource, ...(alike.length === 0 ? gone : {}), obstacles });
}

function severalFit(company: Company, resource: Resource, able: readonly PlanCandidate[]): NewRow {
  const warnings = [peopleFitAlike(able)];
  const candidates = able.filter(({ user }) => takenObstacles(company.taken, user, resource).length === 0);
  if (candidates.length > 0) {
    return newRow({
      verdict: 'ambiguous',
      resource,
      candidates: candidates.slice(0, mostCandidates),
      warnings,
    });
  }
  const obstacles = able.flatMap(({ user }) => takenObstacles(company.taken, user, resource));
  return newRow({ verdict: 'refused', resource, obstacles, warnings });
}

function oneFits(company: Company, resource: Resource, one: PlanCandidate): NewRow {
  const { user, evidence } = one;
  const fit = fitOf(company, user, resource);
  if (fit.kind === 'other') {
    return newRow({ verdict: 'none', resource, warnings: [betterElsewhere(user, resource, fit.resources)] });
  }
  const obstacles = takenObstacles(company.taken, user, resource);
  if (obstacles.length > 0) return newRow({ verdict: 'refused', resource, ...one, obstacles });
  if (fit.kind === 'undecided') {
    const warnings = [fitsOthersToo(user, fit.resources)];
    return newRow({ verdict: 'ambiguous', resource, candidates: [one], warnings });
  }
  const warnings = warningsFor(user, resource, evidence, company.othersLike(user, resource));
  const isPlain = evidence[0]?.tier === 'primary-email' && warnings.length === 0;
  return newRow({ verdict: isPlain ? 'exact' : 'likely', resource, user, evidence, warnings });
}
