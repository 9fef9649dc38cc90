import type { EntraUser } from '../../mapping/entra-user';
import { ok, warning, type Finding } from '../../mapping/finding';
import { resourceName } from '../../mapping/resource';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { consentLink, findingOf, isDenied } from '../upstream-finding';

/** What the bot can verify before the set-up begins: that both services answer it, and what they say of the viewer. */
export async function lookBefore(deps: Deps, viewer: Actor): Promise<Finding[]> {
  // Asked for once; both looks that need it wait for it, and each tells its trouble.
  const user = deps.directory.getUser(viewer.objectId);
  const looks = [lookAtEntra(deps, user), lookAtApps(deps), lookAtAutotask(deps, user)];
  return [
    ok('Your role here', 'You are in the administrators group of this bot.'),
    ...(await Promise.all(looks)),
  ];
}

async function lookAtEntra(deps: Deps, asked: Promise<EntraUser | null>): Promise<Finding> {
  const subject = 'Entra ID';
  try {
    const user = await asked;
    return user
      ? ok(subject, `It answers the bot. You are ${user.userPrincipalName}.`)
      : warning(subject, 'It answers the bot, but does not know your account.', 'Is this the right tenant?');
  } catch (error) {
    return findingOf(deps, subject, error);
  }
}

/** Without the permission the wizard works too; it only has to believe what it is told. */
async function lookAtApps(deps: Deps): Promise<Finding> {
  const subject = 'App registrations';
  try {
    await deps.probes.entra.readSomeApp();
    return ok(subject, 'The bot may read them, so it checks yours as you go.');
  } catch (error) {
    if (!isDenied(error)) return findingOf(deps, subject, error);
    return warning(
      subject,
      'The bot may not read them, so it cannot check yours and believes what you type.',
      'To have it check, grant it the application permission Application.Read.All.',
      consentLink(deps),
    );
  }
}

async function lookAtAutotask(deps: Deps, asked: Promise<EntraUser | null>): Promise<Finding> {
  const subject = 'Autotask';
  try {
    await deps.probes.autotask.readSomeResource();
    return await lookAtResource(deps, await asked);
  } catch (error) {
    return findingOf(deps, subject, error);
  }
}

async function lookAtResource({ resources }: Deps, user: EntraUser | null): Promise<Finding> {
  const subject = 'Autotask';
  const active = user ? (await resources.findLike(user)).filter(({ isActive }) => isActive) : [];
  const [mine] = active;
  if (mine && active.length === 1) {
    return ok(
      subject,
      `It answers the bot. Your resource seems to be ${resourceName(mine)} (${mine.userName}).`,
    );
  }
  return warning(
    subject,
    'It answers the bot, but no single active resource there seems to be yours.',
    'You need a login to Autotask with the rights named above, or somebody beside you who has one.',
  );
}
