import { act, type Click, type Clicked } from './act';
import type { Deps } from './deps';
import { transition } from './transition';

/**
 * Posts a failed mapping once more. The decision stands; both sides are read again before anything is posted.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function retry(deps: Deps, click: Click): Promise<Clicked> {
  return act(deps, click, {
    name: 'retry',
    from: ['failed'],
    denial: (_actor, roles) => (roles.approver ? null : 'not-approver'),
    apply: (repositories, request, at) =>
      transition(repositories, request, 'approved', {
        by: click.clicker,
        at,
        patch: { failure: null, pastedBy: null },
        details: { retryOf: request.failure },
        jobs: ['publish'],
      }),
  });
}
