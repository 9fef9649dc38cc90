import { accountNames, aliasAddresses, type EntraUser } from '../../entra-user';
import { fold } from '../../fold';
import { readWho } from '../../who';
import { firstByKey } from '../first-by-key';
import { addressKeys } from '../keys';

/**
 * Reads all people once, so that those a file names are found.
 * @returns finds whom a text means: by Object ID; else by user principal name, mail or nickname; else by alias; else by any
 * of these or the display name in another spelling. At most twelve
 */
export function findNamedPeople(users: readonly EntraUser[]): (text: string) => readonly EntraUser[] {
  const ordered = [...users].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = firstByKey(ordered, ({ id }) => [id.toLowerCase()]);
  const byAccount = firstByKey(ordered, accountKeys);
  const byAlias = firstByKey(ordered, aliasKeys);
  const bySpelling = firstByKey(ordered, (user) => [
    ...new Set([...accountKeys(user), ...aliasKeys(user), user.displayName].map(fold)),
  ]);
  return (text) => {
    const who = readWho(text);
    if (who.kind === 'object-id') return byId.get(who.objectId);
    const key = text.trim().toLowerCase();
    return (
      [byAccount.get(key), byAlias.get(key), bySpelling.get(fold(text))].find(({ length }) => length > 0) ??
      []
    );
  };
}

function accountKeys({ userPrincipalName, mail, mailNickname }: EntraUser): string[] {
  return [...new Set(addressKeys([userPrincipalName, mail, mailNickname]))];
}

function aliasKeys(user: EntraUser): string[] {
  return [...new Set([...aliasAddresses(user), ...accountNames(user)])];
}
