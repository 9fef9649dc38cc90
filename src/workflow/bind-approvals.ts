import type { Conversation } from '../mapping/records';
import type { Actor } from '../mapping/request';
import type { Deps } from './deps';
import { isAdministrator } from './is-administrator';

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
  const attempt = { actor: wish.actor, action: 'approvals', requestId: null };
  if (!(await isAdministrator(deps, attempt))) return { kind: 'denied' };
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
