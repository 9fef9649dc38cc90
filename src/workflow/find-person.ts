import type { EntraUser } from '../mapping/entra-user';
import type { Draft } from '../mapping/records';
import { preferWholeName, readWho } from '../mapping/who';
import type { Deps } from './deps';

/** Choices on one card, at most; beyond that the person is asked to narrow it down. */
export const mostChoices = 10;

/** What looking for the person found. */
export type PersonFound =
  | { readonly kind: 'one'; readonly user: EntraUser }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'several'; readonly people: readonly EntraUser[] }
  | { readonly kind: 'too-many' };

/**
 * Finds the draft's person in Entra: the one chosen on the card, else whoever the typed text may mean.
 * @throws UpstreamError when Entra does not tell
 */
export async function findPerson(
  { directory }: Pick<Deps, 'directory'>,
  draft: Pick<Draft, 'who' | 'objectId'>,
): Promise<PersonFound> {
  if (draft.objectId) {
    const user = await directory.getUser(draft.objectId);
    return user ? { kind: 'one', user } : { kind: 'nobody' };
  }
  const who = readWho(draft.who);
  const people = preferWholeName(await directory.findUsers(who), who);
  const [first, ...others] = people;
  if (!first) return { kind: 'nobody' };
  if (others.length === 0) return { kind: 'one', user: first };
  return people.length > mostChoices ? { kind: 'too-many' } : { kind: 'several', people };
}
