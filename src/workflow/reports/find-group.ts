import type { PlanScope } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import type { DirectoryGroup } from '../ports';
import { mayAsk } from './may-ask';

/** What looking for a group found; `groups` are at most ten, so `more` tells that there are others. */
export type GroupFound =
  | { readonly kind: 'one'; readonly scope: Extract<PlanScope, { kind: 'group' }> }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly groups: readonly DirectoryGroup[]; readonly more: boolean }
  | { readonly kind: 'denied' };

const mostGroups = 10;

/**
 * Finds the group of which an administrator wants a plan, by name or Object ID.
 * @throws UpstreamError when Entra does not tell
 */
export async function findGroup(deps: Deps, wish: { actor: Actor; name: string }): Promise<GroupFound> {
  if (!(await mayAsk(deps, { actor: wish.actor, kind: 'plan' }))) return { kind: 'denied' };
  const groups = await deps.directory.findGroups(wish.name);
  const [only, ...others] = groups;
  if (!only) return { kind: 'none' };
  if (others.length > 0) {
    return { kind: 'several', groups: groups.slice(0, mostGroups), more: groups.length > mostGroups };
  }
  return { kind: 'one', scope: { kind: 'group', groupId: only.id, name: only.displayName } };
}
