import type { EntraUser } from '../mapping/entra-user';
import { readWho } from '../mapping/who';
import type { Deps } from './deps';

/**
 * Whom a text means by our own requests, for people who left Entra: by Object ID, user principal name, display name or
 * Autotask user name, each person as they were when a request about them was made last.
 */
export async function peopleOnRecord(
  { store }: Pick<Deps, 'store'>,
  text: string,
): Promise<readonly EntraUser[]> {
  const who = readWho(text);
  if (who.kind !== 'object-id') return store.requests.peopleNamed(text);
  return (await store.requests.about(who.objectId, 1)).map(({ user }) => user);
}
