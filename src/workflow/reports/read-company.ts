import type { PlanInput } from '../../mapping/plan/plan';
import type { CurrentMapping } from '../../mapping/records';
import type { Resource } from '../../mapping/resource';
import type { Deps } from '../deps';

/** What a look at the whole company reads with. */
export type CompanyDeps = Pick<Deps, 'store' | 'directory' | 'resources' | 'publisher'>;

/**
 * Reads everything a plan looks at: everybody in Entra ID, every active resource, who is mapped and what is asked for.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function readCompany(deps: CompanyDeps): Promise<PlanInput> {
  const [users, resources] = await Promise.all([deps.directory.allUsers(), deps.resources.allActive()]);
  const [ours, open] = await Promise.all([deps.store.mappings.all(), deps.store.requests.openPairs()]);
  const theirs = await mappingsInAutotask(deps, resources);
  const known = new Set(ours.map(({ resourceId }) => resourceId));
  const others = theirs.filter(({ resourceId }) => !known.has(resourceId));
  return { users, resources, mappings: [...others, ...ours], open };
}

/** Unique IDs that Autotask holds already, by whose hand ever; none where its API cannot tell. */
async function mappingsInAutotask(
  { publisher }: CompanyDeps,
  resources: readonly Resource[],
): Promise<CurrentMapping[]> {
  const uniqueIds = await publisher.uniqueIdsOf(resources.map(({ id }) => id));
  if (!uniqueIds) return [];
  return resources.flatMap((resource) => {
    const uniqueId = uniqueIds.get(resource.id)?.trim().toLowerCase() ?? '';
    return uniqueId === '' ? [] : [heldBy(resource, uniqueId)];
  });
}

/** Nobody knows who put it there or when. */
function heldBy({ id, userName }: Resource, uniqueId: string): CurrentMapping {
  return {
    objectId: uniqueId,
    resourceId: id,
    userPrincipalName: uniqueId,
    userName,
    requestId: '',
    appliedAt: '',
  };
}
