import type { EntraUser } from '../../entra-user';
import type { Obstacle } from '../../obstacle';
import { explainObstacle } from '../../obstacle';
import type { Resource } from '../../resource';
import type { FileLine } from '../plan';
import { listed, named } from '../sentences';

/** The longest part of a cell that a sentence repeats. */
const mostRepeated = 80;

/** Nobody has the name in the line. */
export function nobodyCalled({ user }: FileLine): string {
  return `Entra ID has nobody with the user name, address, nickname, name or Object ID ${quoted(user)}.`;
}

/** Several people have it. */
export function severalPeopleCalled({ user }: FileLine, people: readonly EntraUser[]): string {
  return `${quoted(user)} may mean several people: ${listed(people.map((one) => one.userPrincipalName))}. Choose one, or write the user principal name.`;
}

/** No resource has the name in the line. */
export function noResourceCalled({ resource }: FileLine): string {
  return `Autotask has no active resource with the user name, e-mail or id ${quoted(resource)}.`;
}

/** Several resources have it. */
export function severalResourcesCalled({ resource }: FileLine, resources: readonly Resource[]): string {
  return `${quoted(resource)} may mean several active resources: ${listed(resources.map(named))}. Write the user name or the id.`;
}

/** An earlier line says the same. */
export function sameAsLine(line: number): string {
  return `This is the same pair as in line ${line}, which counts.`;
}

/** An earlier line gives the person another resource. */
export function personInLine({ displayName }: EntraUser, line: number): string {
  return `Line ${line} gives ${displayName} another resource already, and that line counts. Keep one of the two.`;
}

/** An earlier line gives the resource to another person. */
export function resourceInLine(resource: Resource, line: number): string {
  return `Line ${line} gives the resource ${named(resource)} to another person already, and that line counts. Keep one of the two.`;
}

/** Why the pair may not be mapped, each reason with its way out. */
export function refusedFor(obstacles: readonly Obstacle[]): string {
  return obstacles
    .map(explainObstacle)
    .map(({ reason, wayOut }) => `${reason} ${wayOut}`)
    .join(' ');
}

function quoted(text: string): string {
  return `"${text.length > mostRepeated ? `${text.slice(0, mostRepeated)}…` : text}"`;
}
