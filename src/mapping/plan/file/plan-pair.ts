import { obstaclesOfResource, obstaclesOfUser } from '../../eligibility';
import type { EntraUser } from '../../entra-user';
import { evidenceFor, type Evidence } from '../../evidence';
import type { Obstacle } from '../../obstacle';
import type { Resource } from '../../resource';
import { warningsFor } from '../../warning';
import { newRow, type NewRow } from '../new-row';
import type { PlanVerdict } from '../plan';
import { byStrength } from '../strength';
import { takenObstacles } from '../taken';
import { refusedFor } from './line-problems';
import type { LineReader } from './plan-line';

/** As many people as a card offers. */
const mostCandidates = 10;

/** What a line comes to that names one person and one resource. */
export function planPair(reader: LineReader, user: EntraUser, resource: Resource): NewRow {
  const { company, soFar } = reader;
  const evidence = evidenceFor(user, resource);
  const obstacles = obstaclesOf(reader, user, resource);
  const pair = { resource, user, evidence };
  if (obstacles.length > 0) {
    const isMapped = obstacles.some(({ code }) => code === 'already-mapped');
    const verdict = isMapped ? 'already-mapped' : 'refused';
    return newRow({ verdict, ...pair, obstacles, problem: refusedFor(obstacles) });
  }
  const problem = soFar.repetition(user, resource);
  if (problem !== null) return newRow({ verdict: 'refused', ...pair, problem });
  const warnings = warningsFor(user, resource, evidence, company.othersLike(user, resource));
  return newRow({ verdict: verdictOf(evidence, warnings), ...pair, warnings });
}

/** What a line comes to whose person may be one of several: a choice between those who can have the resource. */
export function planSeveralPeople(
  reader: LineReader,
  people: readonly EntraUser[],
  resource: Resource,
  problem: string,
): NewRow {
  const repetition = reader.soFar.repetition(null, resource);
  if (repetition !== null) return newRow({ verdict: 'refused', resource, problem: repetition });
  const able = people.filter((user) => obstaclesOf(reader, user, resource).length === 0);
  const candidates = able.map((user) => ({ user, evidence: evidenceFor(user, resource) })).sort(byStrength);
  if (candidates.length > 0) {
    return newRow({
      verdict: 'ambiguous',
      resource,
      candidates: candidates.slice(0, mostCandidates),
      problem,
    });
  }
  const obstacles = people.flatMap((user) => obstaclesOf(reader, user, resource));
  return newRow({ verdict: 'refused', resource, obstacles, problem: `${problem} None of them can have it.` });
}

function obstaclesOf({ company }: LineReader, user: EntraUser, resource: Resource): Obstacle[] {
  return [
    ...obstaclesOfUser(user),
    ...obstaclesOfResource(resource),
    ...takenObstacles(company.taken, user, resource),
  ];
}

/** The file is a choice somebody made; where nothing or but the name speaks for it, somebody has to look once more. */
function verdictOf([strongest]: readonly Evidence[], warnings: readonly string[]): PlanVerdict {
  if (!strongest || strongest.tier === 'name') return 'likely';
  return strongest.tier === 'primary-email' && warnings.length === 0 ? 'exact' : 'chosen';
}
