import type { DriftFinding } from '../../mapping/drift/drift';
import { findDrift, type DriftInput } from '../../mapping/drift/find-drift';
import type { Resource } from '../../mapping/resource';
import type { Deps } from '../deps';

/** Far more than anybody has. */
const mostRequests = 1_000_000;

/**
 * Reads both sides as they are now and finds what is no longer as it was, accepted or not.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function readDrift(deps: Deps): Promise<DriftFinding[]> {
  const mapped = await mappedNow(deps);
  const [users, resources, awaiting] = await Promise.all([
    deps.directory.allUsers(),
    resourcesOf(deps, mapped),
    deps.store.requests.inStates(['awaiting_paste'], mostRequests),
  ]);
  const uniqueIds = await deps.publisher.uniqueIdsOf(resources.map(({ id }) => id));
  const { pasteDays } = deps.settings;
  return findDrift({ mapped, awaiting, users, resources, uniqueIds, now: deps.clock(), pasteDays });
}

/** Every mapping with the request that made it, read in one go. */
async function mappedNow({ store, log }: Deps): Promise<DriftInput['mapped']> {
  const [mappings, applied] = await Promise.all([
    store.mappings.all(),
    store.requests.inStates(['applied'], mostRequests),
  ]);
  const requests = new Map(applied.map((request) => [request.id, request]));
  return mappings.flatMap((mapping) => {
    const request = requests.get(mapping.requestId);
    if (!request) log.warn({ requestId: mapping.requestId }, 'a mapping has lost its request: not compared');
    return request ? [{ mapping, request }] : [];
  });
}

/** Every active resource, and those mapped ones that are not active any more. */
async function resourcesOf({ resources }: Deps, mapped: DriftInput['mapped']): Promise<Resource[]> {
  const active = await resources.allActive();
  const known = new Set(active.map(({ id }) => id));
  const missing = mapped.map(({ mapping }) => mapping.resourceId).filter((id) => !known.has(id));
  return missing.length === 0 ? active : [...active, ...(await resources.getMany(missing)).values()];
}
