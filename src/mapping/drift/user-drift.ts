import { primaryAddresses, type EntraUser } from '../entra-user';
import type { MappedPair, Told } from './mapped-pair';

/** Finds who has one of these addresses (lower case) as user principal name or mail now. */
export type FindByAddress = (addresses: readonly string[]) => EntraUser | undefined;

/** What has become of the person. */
export function userDrift({ was, now }: MappedPair, findByAddress: FindByAddress): Told[] {
  if (!now.user) return [goneUser(was.user, findByAddress(primaryAddresses(was.user)))];
  return [...disabled(now.user), ...guest(was.user, now.user), ...renamed(was.user, now.user)];
}

function goneUser(was: EntraUser, successor: EntraUser | undefined): Told {
  return successor
    ? {
        kind: 'user-recreated',
        fingerprint: successor.id,
        sentence: `${was.displayName} was deleted in Entra ID, and ${successor.displayName} (${successor.userPrincipalName}) has the address under another Object ID.`,
        advice:
          'Autotask still has the old Object ID, so nobody can sign in with it. Remap if it is the same person; unmap if it is not.',
        newObjectId: successor.id,
      }
    : {
        kind: 'user-deleted',
        fingerprint: 'deleted',
        sentence: `${was.displayName} (${was.userPrincipalName}) is no longer in Entra ID.`,
        advice:
          'Nobody can sign in with this account. Unmap, which frees the resource, unless the account is about to be restored.',
      };
}

function disabled(user: EntraUser): Told[] {
  if (user.accountEnabled) return [];
  return [
    {
      kind: 'user-disabled',
      fingerprint: 'disabled',
      sentence: `The Entra account of ${user.displayName} is disabled.`,
      advice: 'They cannot sign in. Unmap if they left; if not, enable the account in Entra ID.',
    },
  ];
}

function guest(was: EntraUser, user: EntraUser): Told[] {
  if (user.userType !== 'Guest' || was.userType === 'Guest') return [];
  return [
    {
      kind: 'user-guest',
      fingerprint: 'guest',
      sentence: `${user.displayName} has become a guest in Entra ID.`,
      advice:
        "A guest signs in with another organisation's account. Unmap, or make the account a member again.",
    },
  ];
}

function renamed(was: EntraUser, user: EntraUser): Told[] {
  const isSame = was.displayName === user.displayName && was.userPrincipalName === user.userPrincipalName;
  if (isSame) return [];
  return [
    {
      kind: 'user-renamed',
      fingerprint: JSON.stringify([user.displayName, user.userPrincipalName]),
      sentence: `${labelOf(was)} is now ${labelOf(user)} in Entra ID.`,
      advice:
        'Single sign-on goes on, as the Object ID is the same. Accept if it is the same person; unmap if the account was handed on.',
    },
  ];
}

function labelOf(user: EntraUser): string {
  return `${user.displayName} (${user.userPrincipalName})`;
}
