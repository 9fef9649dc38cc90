/**
 * A person as Entra ID (Microsoft Graph) knows them. Names are Graph's own.
 * Absent strings are `null`, absent collections are empty.
 */
export interface EntraUser {
  /** The Object ID: the GUID that Autotask calls the Unique ID. Lower case. */
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly mailNickname: string | null;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly accountEnabled: boolean;
  /** `Member` or `Guest`; Graph leaves it empty on some old accounts, which are members. */
  readonly userType: string | null;
  readonly otherMails: readonly string[];
  /** As Graph gives them: `SMTP:main@x` for the primary address, `smtp:alias@x` for the others. */
  readonly proxyAddresses: readonly string[];
  readonly jobTitle: string | null;
  readonly department: string | null;
}

/** The addresses a person signs in or is written to with first: user principal name and mail, lower case. */
export function primaryAddresses(user: EntraUser): string[] {
  return distinct([user.userPrincipalName, user.mail]);
}

/** Every other address of the person (proxyAddresses, otherMails), lower case, without the primary ones. */
export function aliasAddresses(user: EntraUser): string[] {
  const primary = primaryAddresses(user);
  const proxies = user.proxyAddresses.filter(isSmtp).map((proxy) => proxy.slice('smtp:'.length));
  return distinct([...proxies, ...user.otherMails]).filter((address) => !primary.includes(address));
}

/** What the person may be called as an Autotask user name: mail nickname and the part of the UPN before `@`. */
export function accountNames(user: EntraUser): string[] {
  return distinct([user.mailNickname, user.userPrincipalName.split('@')[0] ?? null]);
}

function isSmtp(proxy: string): boolean {
  return proxy.toLowerCase().startsWith('smtp:');
}

function distinct(values: readonly (string | null)[]): string[] {
  const found: string[] = [];
  for (const value of values) {
    const text = value?.trim().toLowerCase();
    // A set costs more than it saves for the few addresses of a person, and a whole company asks for them.
    if (text && !found.includes(text)) found.push(text);
  }
  return found;
}
