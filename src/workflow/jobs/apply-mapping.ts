import type { Publication } from '../../mapping/publication';
import { botActor, type MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import type { Repositories } from '../stores';
import { transition } from '../transition';

/**
 * Calls a mapping (or its removal) applied, which is said only when Autotask has it: stores it as the current mapping of
 * the person and the resource, or takes that away, and has the requester told.
 * @throws when the person or the resource has another current mapping, which an open request rules out
 */
export async function applyMapping(
  deps: Deps,
  request: MappingRequest,
  publication: Publication,
): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.store.transaction((repositories) => applyIn(repositories, request, publication, at));
}

/** The same inside of a transaction. @param at now, ISO 8601, UTC */
export async function applyIn(
  repositories: Repositories,
  request: MappingRequest,
  publication: Publication,
  at: string,
): Promise<void> {
  const next = await transition(repositories, request, 'applied', {
    by: botActor,
    at,
    patch: { publication },
    details: { publication, pastedBy: request.pastedBy },
    jobs: ['tell-requester'],
  });
  if (next) await (next.purpose === 'map' ? remember : forget)(repositories, next);
}

async function remember({ mappings }: Repositories, request: MappingRequest): Promise<void> {
  const stored = await mappings.insert({
    objectId: request.user.id,
    resourceId: request.resource.id,
    userPrincipalName: request.user.userPrincipalName,
    userName: request.resource.userName,
    requestId: request.id,
    appliedAt: request.changedAt,
  });
  if (!stored)
    throw new Error(`Request ${request.id} was applied, but its person or resource is mapped already.`);
}

/** What is gone already needs no removing. */
async function forget({ mappings }: Repositories, { user, resource }: MappingRequest): Promise<void> {
  await mappings.remove({ objectId: user.id, resourceId: resource.id });
}
