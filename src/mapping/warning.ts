import type { EntraUser } from './entra-user';
import type { Evidence } from './evidence';
import { fold } from './fold';
import type { Candidate } from './match';
import { resourceName, type Resource } from './resource';

/**
 * Plain sentences, each with its way out, that an approver should read before deciding. They do not forbid the
 * mapping.
 * @param others other resources that also have something in common with the person
 */
export function warningsFor(
  user: EntraUser,
  resource: Resource,
  evidence: readonly Evidence[],
  others: readonly Candidate[],
): string[] {
  return [
    ...(evidence.length === 0 ? [nothingInCommon] : []),
    ...(evidence.length > 0 && evidence.every(({ tier }) => tier === 'name') ? [onlyTheName] : []),
    ...(evidence.length > 0 && !sameFamilyName(user, resource) ? [differentNames(user, resource)] : []),
    ...others.slice(0, 3).map(alsoSimilar),
  ];
}

const nothingInCommon =
  'Nothing matches between the two accounts; the resource was named by hand. Approve only if you know that this person logs in with it.';

const onlyTheName =
  'Only the name matches, no address and no user name. Check that they are not two people of one name.';

function differentNames(user: EntraUser, resource: Resource): string {
  return `The names differ: ${user.displayName} in Entra ID, ${resourceName(resource)} in Autotask. Check that the account was not handed on to somebody else.`;
}

function alsoSimilar({ resource }: Candidate): string {
  return `There is another similar resource: ${resourceName(resource)} (${resource.userName}). If that is the right one, use: map <who> to ${resource.userName}.`;
}

function sameFamilyName(user: EntraUser, resource: Resource): boolean {
  const family = fold(resource.lastName);
  return fold(user.surname ?? '') === family || ` ${fold(user.displayName)} `.includes(` ${family} `);
}
