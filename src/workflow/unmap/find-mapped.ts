import type { EntraUser } from '../../mapping/entra-user';
import { sameObjectId } from '../../mapping/policy';
import type { CurrentMapping, Draft } from '../../mapping/records';
import { preferWholeName, readWho, whoText, type Who } from '../../mapping/who';
import type { Deps } from '../deps';
import { mostChoices } from '../find-person';
import { peopleOnRecord } from '../people-on-record';

/** Whom a text may mean, and which of them are mapped; `too-many`: more than anybody would choose from. */
export type MappedFound =
  | {
      readonly kind: 'found';
      readonly people: readonly EntraUser[];
      readonly mappings: readonly CurrentMapping[];
    }
  | { readonly kind: 'too-many' };

/**
 * Finds the mappings of whoever the draft names: people of Entra, and by the bot's own record those who are gone from
 * there, by Object ID, user principal name, display name or Autotask user name.
 * @throws UpstreamError when Entra does not tell
 */
export async function findMapped(
  deps: Pick<Deps, 'store' | 'directory'>,
  { who: text, objectId }: Pick<Draft, 'who' | 'objectId'>,
): Promise<MappedFound> {
  const who: Who = objectId === null ? readWho(text) : { kind: 'object-id', objectId };
  const inEntra = preferWholeName(await deps.directory.findUsers(who), who);
  const people = inEntra.length > 0 ? inEntra : await peopleOnRecord(deps, whoText(who));
  if (people.length > mostChoices) return { kind: 'too-many' };
  const mappings = distinct([...(await recorded(deps, who, text)), ...(await mappingsOf(deps, people))]);
  return { kind: 'found', people, mappings };
}

async function recorded(
  { store: { mappings } }: Pick<Deps, 'store'>,
  who: Who,
  text: string,
): Promise<CurrentMapping[]> {
  if (who.kind !== 'object-id') return mappings.named(text);
  const mapping = await mappings.byObjectId(who.objectId);
  return mapping ? [mapping] : [];
}

async function mappingsOf(
  { store: { mappings } }: Pick<Deps, 'store'>,
  people: readonly EntraUser[],
): Promise<CurrentMapping[]> {
  const found = await Promise.all(people.map(({ id }) => mappings.byObjectId(id)));
  return found.filter((mapping) => mapping !== null);
}

function distinct(mappings: readonly CurrentMapping[]): CurrentMapping[] {
  return mappings.filter(
    (mapping, index) =>
      mappings.findIndex((other) => sameObjectId(other.objectId, mapping.objectId)) === index,
  );
}
