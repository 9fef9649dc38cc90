import { obstaclesOfUser } from '../eligibility';
import type { EntraUser } from '../entra-user';
import { fold } from '../fold';
import { newRow, numbered, type NewRow } from './new-row';
import { planCompany } from './plan-all';
import type { PlanInput, PlanRow } from './plan';
import { readCompany, type Company } from './read-company';
import { resemblesOnly } from './sentences';

/**
 * Plans for the members of a group. Everybody is looked at, so that a resource means the same as in a plan for all; shown
 * are the resources that a member has, gets or may be meant by, then the members without any.
 * @param memberIds Object IDs, in any case
 */
export function planGroup(input: PlanInput, memberIds: ReadonlySet<string>): PlanRow[] {
  const company = readCompany(input);
  const members = new Set([...memberIds].map((id) => id.toLowerCase()));
  const rows = planCompany(company).filter((row) => peopleOf(row).some((id) => members.has(id)));
  const seen = new Set(rows.flatMap(peopleOf));
  const missing = company.users.filter(
    ({ id }) => members.has(id.toLowerCase()) && !seen.has(id.toLowerCase()),
  );
  return numbered([...rows, ...byName(missing).map((user) => withoutResource(company, user))]);
}

function peopleOf({ user, candidates }: PlanRow): string[] {
  const people = [...(user ? [user] : []), ...candidates.map((candidate) => candidate.user)];
  return people.map(({ id }) => id.toLowerCase());
}

/** A member whom no row shows: refused, mapped to a resource that is not active any more, or without one. */
function withoutResource(company: Company, user: EntraUser): NewRow {
  const obstacles = obstaclesOfUser(user);
  if (obstacles.length > 0) return newRow({ verdict: 'refused', resource: null, user, obstacles });
  const mapping = company.taken.mappingOfPerson(user);
  if (mapping) {
    const mapped = { code: 'already-mapped', userName: mapping.userName } as const;
    return newRow({ verdict: 'already-mapped', resource: null, user, obstacles: [mapped] });
  }
  const match = company.matchOf(user);
  const similar = match.kind === 'several' ? match.candidates : match.kind === 'one' ? [match.candidate] : [];
  const warnings =
    similar.length > 0
      ? [
          resemblesOnly(
            user,
            similar.map(({ resource }) => resource),
          ),
        ]
      : [];
  return newRow({ verdict: 'none', resource: null, user, warnings });
}

function byName(users: readonly EntraUser[]): EntraUser[] {
  return users
    .map((user) => ({ user, key: `${fold(user.displayName)}\n${user.id}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ user }) => user);
}
