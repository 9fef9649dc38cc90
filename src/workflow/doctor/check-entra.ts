import { ok, type Finding } from '../../mapping/finding';
import type { Deps } from '../deps';
import { attempt } from './attempt';
import { appsSubject, checkApps } from './check-apps';
import { checkGroups, groupSubjects } from './check-groups';
import { checkTenant, tenantSubject } from './check-tenant';
import { guard } from './guard';
import { notChecked } from './not-checked';
import { findingOf } from '../upstream-finding';

export const graphSubject = 'Microsoft Graph';
const usersSubject = 'Permission User.Read.All';

/**
 * Everything that Entra ID has to let the bot do. Whether it lets the bot in at all is seen by the first permission that
 * is tried; when it does not, the others are not tried.
 * @param hasApp whether a set-up has an app registration that could be checked
 */
export async function checkEntra(
  deps: Pick<Deps, 'probes' | 'settings' | 'log'>,
  hasApp: boolean,
): Promise<readonly Finding[]> {
  const { probes, settings } = deps;
  const users = await attempt(() => probes.entra.readSomeUser());
  if (users.kind === 'trouble' && users.error.details.permission === undefined) {
    const others = [usersSubject, tenantSubject, ...groupSubjects(settings), appsSubject];
    const because = 'Microsoft Graph did not let the bot in';
    return [
      findingOf(deps, graphSubject, users.error),
      ...others.map((subject) => notChecked(subject, because)),
    ];
  }
  const sight =
    users.kind === 'done' ? ok(usersSubject, 'Granted.') : findingOf(deps, usersSubject, users.error);
  const others = await Promise.all([
    guard(deps, tenantSubject, async () => [await checkTenant(probes, settings.tenantId)]),
    guard(deps, 'Groups', () => checkGroups(deps)),
    guard(deps, appsSubject, async () => [await checkApps(deps, hasApp)]),
  ]);
  return [ok(graphSubject, 'It lets the bot in.'), sight, ...others.flat()];
}
