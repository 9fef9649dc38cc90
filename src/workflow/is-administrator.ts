import type { Actor } from '../mapping/request';
import type { Deps } from './deps';
import { recordDenial } from './record';
import { rolesOf } from './roles';

/**
 * Whether the person is an administrator, asked of Entra now; a `no` is written to the audit log as a denied attempt.
 * @throws UpstreamError when Entra does not tell the roles
 */
export async function isAdministrator(
  deps: Pick<Deps, 'directory' | 'settings' | 'store' | 'clock'>,
  attempt: { actor: Actor; action: string; requestId: string | null },
): Promise<boolean> {
  const { administrator } = await rolesOf(deps, attempt.actor.objectId);
  if (!administrator) await recordDenial(deps, { ...attempt, reason: 'not-administrator' });
  return administrator;
}
