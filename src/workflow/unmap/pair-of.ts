import type { EntraUser } from '../../mapping/entra-user';
import type { Publication } from '../../mapping/publication';
import type { CurrentMapping } from '../../mapping/records';
import type { Resource } from '../../mapping/resource';
import type { Deps } from '../deps';

/** Both sides of a mapping, as they are now, or as they were when the mapping was asked for where they are gone. */
export interface MappedPair {
  readonly user: EntraUser;
  readonly resource: Resource;
  readonly isInEntra: boolean;
  readonly isInAutotask: boolean;
  /** Which way the mapping was posted; `null`: the request that made it does not tell. */
  readonly postedBy: Publication['kind'] | null;
}

/**
 * Reads both sides of a mapping.
 * @throws UpstreamError when Entra or Autotask does not tell
 * @throws when one is gone and the request that made the mapping is missing, which the bot never removes
 */
export async function pairOf(
  { store, directory, resources }: Pick<Deps, 'store' | 'directory' | 'resources'>,
  mapping: CurrentMapping,
): Promise<MappedPair> {
  const [user, resource, made] = await Promise.all([
    directory.getUser(mapping.objectId),
    resources.get(mapping.resourceId),
    store.requests.get(mapping.requestId),
  ]);
  const last = { user: user ?? made?.user, resource: resource ?? made?.resource };
  if (!last.user || !last.resource) throw new Error(`Request ${mapping.requestId} of a mapping is missing.`);
  return {
    user: last.user,
    resource: last.resource,
    isInEntra: user !== null,
    isInAutotask: resource !== null,
    postedBy: made?.publication?.kind ?? null,
  };
}
