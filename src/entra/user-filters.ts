import type { Who } from '../mapping/who';

/**
 * The filters to try one after the other until one finds somebody: sign-in name, mail and nickname first, then
 * aliases or the beginning of the display name. Not URL-encoded yet. Empty for an Object ID and for text without a
 * character that could be searched for.
 */
export function filtersFor(who: Who): string[] {
  if (who.kind === 'object-id') return [];
  const typed = searchable(who.kind === 'address' ? who.address : who.name);
  if (typed === '') return [];
  return who.kind === 'address' ? filtersForAddress(typed) : filtersForName(typed);
}

function filtersForAddress(address: string): string[] {
  return [byAccount(address), `proxyAddresses/any(p:p eq ${quoted(`smtp:${address.toLowerCase()}`)})`];
}

function filtersForName(name: string): string[] {
  const account = /\s/u.test(name) ? [] : [byAccount(name)];
  return [...account, ...spellings(name).map((spelling) => `startswith(displayName,${quoted(spelling)})`)];
}

function byAccount(value: string): string {
  return ['userPrincipalName', 'mail', 'mailNickname']
    .map((field) => `${field} eq ${quoted(value)}`)
    .join(' or ');
}

/** The filter for groups of exactly this display name; `null` for text that no name can be. Not URL-encoded yet. */
export function filterForGroup(name: string): string | null {
  const typed = searchable(name);
  if (typed === '') return null;
  return spellings(typed)
    .map((spelling) => `displayName eq ${quoted(spelling)}`)
    .join(' or ');
}

/** As typed, and with the plain apostrophe where a keyboard or Teams made it typographic. */
function spellings(name: string): string[] {
  return [...new Set([name, name.replace(/[‘’ʼ`´]/g, "'")])];
}

/** An OData string literal: quotes are doubled (OData 4.01 ABNF, `SQUOTE-in-string`). */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Without control characters and halves of characters, which no name has and no URL can carry. */
function searchable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, '').trim();
}
