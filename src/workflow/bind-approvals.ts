import type { Conversation } from '../mapping/records';
import type { Actor } from '../mapping/request';
import type { Deps } from './deps';
import { recordDenial } from './record';
import { rolesOf } from './roles';

/** What came of `approvals here`. */
export type Bound = { readonly kind: 'bound'; readonly before: string | null } | { readonly kind: 'denied' };

/**
 * Makes a channel the place where approval cards are posted from now on.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function bindApprovals(
  deps: Deps,
  wish: { conversation: Conversation; name: string; actor: Actor },
): Promise<Bound> {
  const { administrator } = await rolesOf(deps, wish.actor.objectId);
  if (!administrator) {
    await recordDenial(deps, {
      actor: wish.actor,
      action: 'approvals',
      requestId: null,
      reason: 'not-administrator',
    });
    return { kind: 'denied' };
  }
  const at = deps.clock().toISOString();
  return deps.store.transaction(async ({ channels, audit }) => {
    const before = (await channels.approvals())?.name ?? null;
    await channels.bindApprovals({
      conversation: wish.conversation,
      name: wish.name,
      boundBy: wish.actor,
      boundAt: at,
    });
    const event = 'approvals.bound';
    await audit.append({
      at,
      actor: wish.actor,
      event,
      requestId: null,
      before,
      after: wish.name,
      details: {},
    });
    return { kind: 'bound', before };
  });
}
