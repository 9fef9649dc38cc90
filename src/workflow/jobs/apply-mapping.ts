import type { Publication } from '../../mapping/publication';
import { botActor, type MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import type { Repositories } from '../stores';
import { transition } from '../transition';

/**
 * Calls a mapping applied, or removed, which is said only when Autotask has it so: stores or removes the current mapping
 * of the person and the resource, and has the requester told.
 * @param publication `null`: nothing had to be posted, since Autotask no longer has the resource
 * @throws when the person or the resource has another current mapping, which an open request rules out
 */
export async function applyMapping(
  deps: Deps,
  request: MappingRequest,
  publication: Publication | null,
): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.store.transaction((repositories) => applyIn(repositories, request, publication, at));
}

/** The same inside of a transaction. @param at now, ISO 8601, UTC */
export async function applyIn(
  repositories: Repositories,
  request: MappingRequest,
  publication: Publication | null,
  at: string,
): Promise<void> {
  const next = await transition(repositories, request, 'applied', {
    by: botActor,
    at,
    patch: { publication },
    details: { publication, pastedBy: request.pastedBy },
    jobs: ['tell-requester'],
  });
  if (next) await (request.purpose === 'map' ? storeMapping : removeMapping)(repositories, request, at);
}

async function storeMapping(
  { mappings }: Repositories,
  { id, user, resource }: MappingRequest,
  at: string,
): Promise<void> {
  const stored = await mappings.insert({
    objectId: user.id,
    resourceId: resource.id,
    userPrincipalName: user.userPrincipalName,
    userName: resource.userName,
    requestId: id,
    appliedAt: at,
  });
  if (!stored) throw new Error(`Request ${id} was applied, but its person or resource is mapped already.`);
}

async function removeMapping({ mappings }: Repositories, { user, resource }: MappingRequest): Promise<void> {
  await mappings.remove({ objectId: user.id, resourceId: resource.id });
}
