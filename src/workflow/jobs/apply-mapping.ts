import type { Publication } from '../../mapping/publication';
import { botActor, type MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import { transition } from '../transition';

/**
 * Calls a mapping applied, which is said only when Autotask has it: stores it as the current mapping of the person
 * and the resource and has the requester told.
 * @throws when the person or the resource has another current mapping, which an open request rules out
 */
export async function applyMapping(
  deps: Deps,
  request: MappingRequest,
  publication: Publication,
): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.store.transaction(async (repositories) => {
    const next = await transition(repositories, request, 'applied', {
      by: botActor,
      at,
      patch: { publication },
      details: { publication, pastedBy: request.pastedBy },
      jobs: ['tell-requester'],
    });
    if (!next) return;
    const stored = await repositories.mappings.insert({
      objectId: request.user.id,
      resourceId: request.resource.id,
      userPrincipalName: request.user.userPrincipalName,
      userName: request.resource.userName,
      requestId: request.id,
      appliedAt: at,
    });
    if (!stored)
      throw new Error(`Request ${request.id} was applied, but its person or resource is mapped already.`);
  });
}
