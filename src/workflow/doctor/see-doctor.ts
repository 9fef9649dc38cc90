import type { Finding } from '../../mapping/finding';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { isAdministrator } from '../is-administrator';
import { runChecks } from './run-checks';

/**
 * `doctor`: all checks for an administrator; `null` for anybody else, whose attempt is recorded.
 * @throws UpstreamError when Entra does not tell the roles; `npm run doctor` needs none
 */
export async function seeDoctor(deps: Deps, actor: Actor): Promise<Finding[] | null> {
  const mayAsk = await isAdministrator(deps, { actor, action: 'doctor', requestId: null });
  return mayAsk ? runChecks(deps) : null;
}
