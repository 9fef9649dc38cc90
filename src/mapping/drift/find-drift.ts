import { primaryAddresses, type EntraUser } from '../entra-user';
import type { CurrentMapping } from '../records';
import type { MappingRequest } from '../request';
import type { Resource } from '../resource';
import type { DriftFinding, DriftKind } from './drift';
import { findingOf, type MappedPair } from './mapped-pair';
import { pasteDrift } from './paste-drift';
import { resourceDrift } from './resource-drift';
import { uniqueIdDrift, type UniqueIds } from './unique-id-drift';
import { userDrift, type FindByAddress } from './user-drift';

/** Everything drift is found from; nothing is read beside it. */
export interface DriftInput {
  /** Each mapping with the request that made it, which knows both sides as they were. */
  readonly mapped: readonly { readonly mapping: CurrentMapping; readonly request: MappingRequest }[];
  /** Requests that wait for their paste. */
  readonly awaiting: readonly MappingRequest[];
  /** Everybody in Entra ID now. */
  readonly users: readonly EntraUser[];
  /** Every active resource and every mapped one, as they are now. */
  readonly resources: readonly Resource[];
  /** What Autotask holds as Unique ID, by resource id; `null` when its API cannot tell. */
  readonly uniqueIds: ReadonlyMap<number, string> | null;
  readonly now: Date;
  /** After how many days a paste is overdue. */
  readonly pasteDays: number;
}

/** What to look at first: where somebody else may get in, then who cannot get in, then what has another name. */
const severity: readonly DriftKind[] = [
  'id-on-two-resources',
  'field-differs',
  'user-deleted',
  'user-recreated',
  'user-disabled',
  'user-guest',
  'resource-gone',
  'resource-inactive',
  'user-renamed',
  'resource-renamed',
  'licence-changed',
  'paste-overdue',
];

/** Finds what is no longer as it was when people were mapped, most severe first; the order of what is given does not matter. */
export function findDrift(input: DriftInput): DriftFinding[] {
  const { uniqueIds, awaiting, now, pasteDays } = input;
  const resources = new Map(input.resources.map((resource) => [resource.id, resource]));
  const findByAddress = addressBook(input.users);
  const ids = uniqueIds && holdersOf(uniqueIds, resources);
  const found = pairsOf(input, resources).flatMap((pair) =>
    [...userDrift(pair, findByAddress), ...resourceDrift(pair), ...(ids ? uniqueIdDrift(pair, ids) : [])].map(
      (told) => findingOf(pair, told),
    ),
  );
  return [...found, ...pasteDrift(awaiting, now, pasteDays)].sort(bySeverity);
}

function pairsOf({ mapped, users }: DriftInput, resources: ReadonlyMap<number, Resource>): MappedPair[] {
  const people = new Map(users.map((user) => [user.id, user]));
  return mapped.map(({ mapping, request: { user, resource, publication } }) => ({
    mapping,
    was: { user, resource },
    isInField: publication?.kind === 'field',
    now: {
      user: people.get(mapping.objectId) ?? null,
      resource: resources.get(mapping.resourceId) ?? null,
    },
  }));
}

/** Of several people with one address the one with the lowest Object ID, so that it is the same one each time. */
function addressBook(users: readonly EntraUser[]): FindByAddress {
  const book = new Map<string, EntraUser>();
  for (const user of [...users].sort((a, b) => compare(b.id, a.id))) {
    for (const address of primaryAddresses(user)) book.set(address, user);
  }
  return (addresses) => addresses.map((address) => book.get(address)).find((user) => user !== undefined);
}

function holdersOf(byResource: ReadonlyMap<number, string>, resources: UniqueIds['resources']): UniqueIds {
  const holders = new Map<string, number[]>();
  for (const [id, held] of byResource) {
    const objectId = held.trim().toLowerCase();
    if (objectId !== '') holders.set(objectId, [...(holders.get(objectId) ?? []), id]);
  }
  return { byResource, holders, resources };
}

function bySeverity(a: DriftFinding, b: DriftFinding): number {
  return (
    severity.indexOf(a.kind) - severity.indexOf(b.kind) ||
    a.person.localeCompare(b.person, 'en') ||
    compare(a.key, b.key)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
