import type { EntraUser } from '../../entra-user';
import type { Resource } from '../../resource';
import { newRow, type NewRow } from '../new-row';
import type { FileLine } from '../plan';
import type { Company } from '../read-company';
import { nobodyCalled, noResourceCalled, severalPeopleCalled, severalResourcesCalled } from './line-problems';
import type { LinesSoFar } from './lines-so-far';
import { planPair, planSeveralPeople } from './plan-pair';

/** What lines are read with. */
export interface LineReader {
  readonly company: Company;
  readonly peopleCalled: (text: string) => readonly EntraUser[];
  readonly resourcesCalled: (text: string) => readonly Resource[];
  /** What earlier lines gave away. */
  readonly soFar: LinesSoFar;
}

/** What one line of a file comes to. */
export function planLine(reader: LineReader, line: FileLine): NewRow {
  const people = reader.peopleCalled(line.user);
  const resources = reader.resourcesCalled(line.resource);
  const problems = [...problemsOfPeople(line, people), ...problemsOfResources(line, resources)];
  const [user, ...otherPeople] = people;
  const [resource, ...otherResources] = resources;
  if (!user || !resource || otherResources.length > 0) {
    return newRow({
      verdict: 'none',
      resource: otherResources.length === 0 ? (resource ?? null) : null,
      user: otherPeople.length === 0 ? (user ?? null) : null,
      line,
      problem: problems.join(' '),
    });
  }
  const row =
    otherPeople.length > 0
      ? planSeveralPeople(reader, people, resource, problems.join(' '))
      : planPair(reader, user, resource);
  return { ...row, line };
}

function problemsOfPeople(line: FileLine, people: readonly EntraUser[]): string[] {
  if (people.length === 0) return [nobodyCalled(line)];
  return people.length > 1 ? [severalPeopleCalled(line, people)] : [];
}

function problemsOfResources(line: FileLine, resources: readonly Resource[]): string[] {
  if (resources.length === 0) return [noResourceCalled(line)];
  return resources.length > 1 ? [severalResourcesCalled(line, resources)] : [];
}
