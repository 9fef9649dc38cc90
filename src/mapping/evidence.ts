import { accountNames, aliasAddresses, primaryAddresses, type EntraUser } from './entra-user';
import { fold } from './fold';
import type { Resource } from './resource';

/** How strong a reason is, strongest first. */
export const tiers = ['primary-email', 'alias', 'user-name', 'name'] as const;
export type Tier = (typeof tiers)[number];

/** One reason to believe that an Entra user and an Autotask resource are the same person. */
export interface Evidence {
  readonly tier: Tier;
  /** What both sides have in common, as Entra writes it. */
  readonly value: string;
  readonly entraField: string;
  readonly autotaskField: string;
}

/** All reasons that hold for this pair, strongest first; empty when nothing matches. */
export function evidenceFor(user: EntraUser, resource: Resource): Evidence[] {
  return [
    ...addressEvidence(user, resource),
    ...userNameEvidence(user, resource),
    ...nameEvidence(user, resource),
  ].sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
}

function addressEvidence(user: EntraUser, resource: Resource): Evidence[] {
  const primary = new Set(primaryAddresses(user));
  const aliases = new Set(aliasAddresses(user));
  return emailFields(resource).flatMap(({ field, address }): Evidence[] => {
    const isMain = field === 'Email';
    if (primary.has(address)) {
      const entraField = fold(user.userPrincipalName) === address ? 'User principal name' : 'Mail';
      return [{ tier: isMain ? 'primary-email' : 'alias', value: address, entraField, autotaskField: field }];
    }
    return aliases.has(address)
      ? [{ tier: 'alias', value: address, entraField: 'Alias', autotaskField: field }]
      : [];
  });
}

function emailFields(resource: Resource): { field: string; address: string }[] {
  return [
    { field: 'Email', address: resource.email },
    { field: 'Email 2', address: resource.email2 },
    { field: 'Email 3', address: resource.email3 },
  ].flatMap(({ field, address }) => (address ? [{ field, address: address.trim().toLowerCase() }] : []));
}

function userNameEvidence(user: EntraUser, resource: Resource): Evidence[] {
  const userName = resource.userName.trim().toLowerCase();
  if (userName === '') return [];
  if (primaryAddresses(user).includes(userName)) return [userNameMatch(userName, 'User principal name')];
  if (!accountNames(user).includes(userName)) return [];
  const isNickname = user.mailNickname?.toLowerCase() === userName;
  return [userNameMatch(userName, isNickname ? 'Mail nickname' : 'User principal name')];
}

function userNameMatch(value: string, entraField: string): Evidence {
  return { tier: 'user-name', value, entraField, autotaskField: 'User name' };
}

function nameEvidence(user: EntraUser, resource: Resource): Evidence[] {
  const given = fold(user.givenName ?? '');
  const family = fold(user.surname ?? '');
  if (given === '' || family === '') return [];
  if (given !== fold(resource.firstName) || family !== fold(resource.lastName)) return [];
  return [
    {
      tier: 'name',
      value: `${user.givenName ?? ''} ${user.surname ?? ''}`.trim(),
      entraField: 'First and last name',
      autotaskField: 'First and last name',
    },
  ];
}
