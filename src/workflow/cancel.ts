import { denialOfCancel } from '../mapping/policy';
import { act, type Click, type Clicked } from './act';
import type { Deps } from './deps';
import { transition } from './transition';

/**
 * Takes a request back that is not approved yet, or that failed.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function cancel(deps: Deps, click: Click): Promise<Clicked> {
  const by = click.clicker;
  return act(deps, click, {
    name: 'cancel',
    from: ['pending', 'failed'],
    denial: denialOfCancel,
    apply: (repositories, request, at) =>
      transition(repositories, request, 'cancelled', { by, at, patch: { cancelledBy: by } }),
  });
}
