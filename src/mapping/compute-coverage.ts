import { coverageStates, type Coverage, type CoverageCounts, type CoverageState } from './coverage';
import type { EntraUser } from './entra-user';
import type { OpenPair, PlanRow } from './plan/plan';
import type { CurrentMapping } from './records';
import { isApiUser, type Resource } from './resource';

/** Everything coverage is computed from. */
export interface CoverageInput {
  /** The plan of the whole company: a row for each active resource. */
  readonly rows: readonly PlanRow[];
  readonly mappings: readonly CurrentMapping[];
  readonly open: readonly OpenPair[];
  /** Mapped resources of which something is no longer as it was when they were mapped. */
  readonly driftedResourceIds: ReadonlySet<number>;
}

/** A resource in its state and department. */
interface Standing {
  readonly state: CoverageState;
  readonly department: string | null;
}

/**
 * Counts how single sign-on covers the active resources. Each counts once, API users not at all, as they cannot log in.
 * What is mapped stays applied (or drifted) while another request for it is open, such as one to unmap it.
 */
export function computeCoverage(input: CoverageInput): Coverage {
  const standings = standingsOf(input);
  const names = [...new Set(standings.map(({ department }) => department))];
  const departments = names
    .map((name) => ({ name, members: standings.filter(({ department }) => department === name) }))
    .sort((a, b) => b.members.length - a.members.length || byName(a.name, b.name));
  return {
    total: countsOf(standings),
    departments: departments.map(({ name, members }) => ({ name, counts: countsOf(members) })),
  };
}

function standingsOf({ rows, mappings, open, driftedResourceIds }: CoverageInput): Standing[] {
  const mapped = new Map(mappings.map((mapping) => [mapping.resourceId, mapping]));
  const requests = new Map(open.map((pair) => [pair.resourceId, pair]));
  const people = peopleIn(rows);
  return distinctResources(rows).map(({ resource, row }) => {
    const mapping = mapped.get(resource.id);
    const state = mapping
      ? driftedResourceIds.has(resource.id)
        ? 'drifted'
        : 'applied'
      : stateOfOpen(requests.get(resource.id));
    return { state, department: departmentOf(mapping ? people.get(mapping.objectId) : undefined, row) };
  });
}

function stateOfOpen(pair: OpenPair | undefined): CoverageState {
  if (!pair) return 'unmapped';
  return pair.state === 'awaiting_paste' ? 'awaiting' : 'pending';
}

/** The active resources that somebody logs in with, each with the first row that names it. */
function distinctResources(rows: readonly PlanRow[]): { resource: Resource; row: PlanRow }[] {
  const found = new Map<number, { resource: Resource; row: PlanRow }>();
  for (const row of rows) {
    const { resource } = row;
    if (!resource?.isActive || isApiUser(resource) || found.has(resource.id)) continue;
    found.set(resource.id, { resource, row });
  }
  return [...found.values()];
}

/** Everybody whom the rows name, by Object ID. */
function peopleIn(rows: readonly PlanRow[]): ReadonlyMap<string, EntraUser> {
  const people = rows.flatMap((row) => [
    ...(row.user ? [row.user] : []),
    ...row.candidates.map(({ user }) => user),
  ]);
  return new Map(people.map((user) => [user.id, user]));
}

/** Of the mapped person; where nobody is mapped, or they are not in the plan, of the best match. */
function departmentOf(mapped: EntraUser | undefined, row: PlanRow): string | null {
  const person = mapped ?? row.user ?? row.candidates[0]?.user;
  const department = person?.department?.trim() ?? '';
  return department === '' ? null : department;
}

function countsOf(standings: readonly Standing[]): CoverageCounts {
  const counts = Object.fromEntries(coverageStates.map((state) => [state, 0])) as Record<
    CoverageState,
    number
  >;
  for (const { state } of standings) counts[state] += 1;
  return counts;
}

/** Those without a name come last. */
function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === null ? 1 : -1;
  return a.localeCompare(b, 'en');
}
