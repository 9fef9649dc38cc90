import { denialOfCancel, sameObjectId } from '../mapping/policy';
import { cancellableStates } from '../mapping/request-state';
import { act, type Click, type Clicked } from './act';
import type { Deps } from './deps';
import { transition } from './transition';

/**
 * Takes a request back that is not approved yet, not pasted yet, or failed.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function cancel(deps: Deps, click: Click): Promise<Clicked> {
  const by = click.clicker;
  return act(deps, click, {
    name: 'cancel',
    from: cancellableStates,
    denial: denialOfCancel,
    forRows: true,
    apply: (repositories, request, at) =>
      transition(repositories, request, 'cancelled', {
        by,
        at,
        patch: { cancelledBy: by },
        jobs: sameObjectId(by.objectId, request.requester.objectId) ? [] : ['tell-requester'],
      }),
  });
}
