import { botActor, type MappingRequest } from '../mapping/request';
import type { Deps } from './deps';
import { transition } from './transition';

/** Ends every request that nobody decided in time. */
export async function expireDue(deps: Deps): Promise<void> {
  for (const request of await deps.store.requests.due(deps.clock().toISOString()))
    await expire(deps, request);
}

/** The request, ended first if nobody decided it in time, so that a late click meets an expired one. `null`: there is none. */
export async function getOrExpire(deps: Deps, requestId: string): Promise<MappingRequest | null> {
  const request = await deps.store.requests.get(requestId);
  // Rows of a batch expire with it.
  if (request?.state !== 'pending' || request.batch !== null) return request;
  if (request.expiresAt > deps.clock().toISOString()) return request;
  await expire(deps, request);
  return deps.store.requests.get(requestId);
}

async function expire(deps: Deps, request: MappingRequest): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.store.transaction((repositories) =>
    transition(repositories, request, 'expired', { by: botActor, at, jobs: ['tell-requester'] }),
  );
}
