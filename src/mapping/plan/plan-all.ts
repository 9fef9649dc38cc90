import { fold } from '../fold';
import type { Resource } from '../resource';
import { numbered } from './new-row';
import type { PlanInput, PlanRow } from './plan';
import { planResource } from './plan-resource';
import { readCompany, type Company } from './read-company';

/**
 * Plans for everybody: one row for each resource, by last name, first name and id. Takes time linear in the number of
 * people and resources. The order they are given in changes nothing, and no person is in two rows that are exact or
 * likely.
 */
export function planAll(input: PlanInput): PlanRow[] {
  return planCompany(readCompany(input));
}

/** The same for a company that was read already. */
export function planCompany(company: Company): PlanRow[] {
  return numbered(byName(company.resources).map((resource) => planResource(company, resource)));
}

function byName(resources: readonly Resource[]): Resource[] {
  return resources
    .map((resource) => ({ resource, name: [fold(resource.lastName), fold(resource.firstName)].join('\n') }))
    .sort((a, b) => compare(a.name, b.name) || a.resource.id - b.resource.id)
    .map(({ resource }) => resource);
}

/** By code units, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
