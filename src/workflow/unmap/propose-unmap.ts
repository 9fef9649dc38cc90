import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { isAdministrator } from '../is-administrator';
import type { Proposed } from '../propose';
import { recordRefusal } from '../record';
import { examineUnmap } from './examine-unmap';

/** Whose mapping an administrator asked to remove. */
export interface UnmapWish {
  readonly who: string;
  readonly requester: Actor;
}

/**
 * Looks up whose mapping an administrator wants to remove. A draft is kept only when there is something to go on with.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function proposeUnmap(deps: Deps, { who, requester }: UnmapWish): Promise<Proposed> {
  const attempt = { actor: requester, action: 'unmap', requestId: null };
  if (!(await isAdministrator(deps, attempt))) return { kind: 'denied' };
  const examined = await examineUnmap(deps, {
    id: deps.newId(),
    revision: 1,
    requester,
    purpose: 'unmap',
    who,
    resourceName: null,
    objectId: null,
    resourceId: null,
    createdAt: deps.clock().toISOString(),
  });
  if ('draft' in examined) await deps.store.drafts.insert(examined.draft);
  if (examined.kind === 'refused') await recordRefusal(deps, requester, examined, 'unmap');
  return examined;
}
