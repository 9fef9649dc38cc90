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
  await deps.store.transaction(async (repositories) => {
    const next = await transition(repositories, request, state, {
      by: botActor,
      at,
      patch,
      details: { ...patch },
    });
    if (next)
      await repositories.outbox.enqueue({ kind: 'tell-requester', requestId: request.id, availableAt: at });
  });
}
