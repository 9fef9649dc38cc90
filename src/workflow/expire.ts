import { botActor, type MappingRequest } from '../mapping/request';
import type { Deps } from './deps';
import { transition } from './transition';

/** Ends every request that nobody decided in time. */
export async function expireDue(deps: Deps): Promise<void> {
  for (const request of await deps.store.requests.due(deps.clock().toISOString()))
    await expire(deps, request);
}

/** Ends this request if nobody decided it in time, so that a late click meets an expired request. */
export async function expireIfDue(deps: Deps, requestId: string): Promise<void> {
  const request = await deps.store.requests.get(requestId);
  // Rows of a batch expire with it.
  if (request?.state !== 'pending' || request.batch !== null) return;
  if (request.expiresAt <= deps.clock().toISOString()) await expire(deps, request);
}

async function expire(deps: Deps, request: MappingRequest): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.store.transaction((repositories) =>
    transition(repositories, request, 'expired', { by: botActor, at, jobs: ['tell-requester'] }),
  );
}
