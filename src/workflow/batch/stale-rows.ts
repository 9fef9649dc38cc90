import { staleness } from '../../mapping/freshness';
import type { Obstacle } from '../../mapping/obstacle';
import type { MappingRequest } from '../../mapping/request';
import { resourceName, type Resource } from '../../mapping/resource';
import type { Deps } from '../deps';

/** Why rows no longer hold, by request id; those that do are not in it. Reads each side with as few calls as can be. */
export async function staleRows(
  { directory, resources, store, publisher }: Deps,
  rows: readonly MappingRequest[],
): Promise<ReadonlyMap<string, readonly Obstacle[]>> {
  if (rows.length === 0) return new Map();
  const objectIds = rows.map(({ user }) => user.id);
  const [users, now, holders] = await Promise.all([
    directory.getUsers(objectIds),
    resources.getMany(rows.map(({ resource }) => resource.id)),
    publisher.holdersOfMany(objectIds),
  ]);
  const stale = new Map<string, readonly Obstacle[]>();
  for (const row of rows) {
    const sides = { user: users.get(row.user.id) ?? null, resource: now.get(row.resource.id) ?? null };
    const obstacles = [
      ...staleness(row, sides),
      ...(await takenSince(store, row)),
      ...heldElsewhere(row, holders.get(row.user.id) ?? []),
    ];
    if (obstacles.length > 0) stale.set(row.id, obstacles);
  }
  return stale;
}

/** Mappings made since the plan; open requests cannot have been, as each row holds its person and its resource. */
async function takenSince(
  { mappings }: Deps['store'],
  { user, resource }: MappingRequest,
): Promise<Obstacle[]> {
  const pair = { objectId: user.id, resourceId: resource.id };
  const { person: mine, resource: theirs } = await mappings.of(pair);
  if (mine?.resourceId === resource.id) return [{ code: 'already-mapped', userName: resource.userName }];
  return [
    ...(mine ? [{ code: 'object-id-taken', holder: mine.userName } as const] : []),
    ...(theirs
      ? [{ code: 'resource-taken', userName: resource.userName, holder: theirs.userPrincipalName } as const]
      : []),
  ];
}

/** Where Autotask's API can tell: another resource holds the Object ID already. */
function heldElsewhere({ resource }: MappingRequest, holders: readonly Resource[]): Obstacle[] {
  const other = holders.find(({ id }) => id !== resource.id);
  return other ? [{ code: 'object-id-taken', holder: `${resourceName(other)} (${other.userName})` }] : [];
}
