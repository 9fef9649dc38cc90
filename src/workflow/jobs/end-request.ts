import { botActor, type MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import { transition } from '../transition';

/** Ends the posting of a request without success, and has the requester told why. */
export async function endRequest(
  deps: Deps,
  request: MappingRequest,
  state: 'void' | 'failed',
  patch: Pick<MappingRequest, 'obstacles'> | Pick<MappingRequest, 'failure'>,
): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.store.transaction((repositories) =>
    transition(repositories, request, state, {
      by: botActor,
      at,
      patch,
      details: { ...patch },
      jobs: ['tell-requester'],
    }),
  );
}
