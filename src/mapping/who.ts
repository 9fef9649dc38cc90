import type { EntraUser } from './entra-user';
import { fold } from './fold';
import { guidPattern } from './guid-pattern';

/** How somebody named a person: by Object ID, by an address, or by a nickname or display name. */
export type Who =
  | { readonly kind: 'object-id'; readonly objectId: string }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'name'; readonly name: string };

const guid = new RegExp(String.raw`^\{?(${guidPattern})\}?$`, 'i');

/** Reads what somebody typed as a person's name. `text` is trimmed, one line and not empty. */
export function readWho(text: string): Who {
  const objectId = guid.exec(text)?.[1];
  if (objectId) return { kind: 'object-id', objectId: objectId.toLowerCase() };
  return /^[^\s@]+@[^\s@]+$/.test(text) ? { kind: 'address', address: text } : { kind: 'name', name: text };
}

/** What was typed, for messages that repeat it. */
export function whoText(who: Who): string {
  switch (who.kind) {
    case 'object-id':
      return who.objectId;
    case 'address':
      return who.address;
    case 'name':
      return who.name;
  }
}

/**
 * Of people found by the beginning of their display name, those whose whole name was typed; all of them when nobody's
 * was. (`Jane Doe` means Jane Doe, not also Jane Doe-Miller.)
 */
export function preferWholeName(people: readonly EntraUser[], who: Who): readonly EntraUser[] {
  if (who.kind !== 'name') return people;
  const exact = people.filter((person) => fold(person.displayName) === fold(who.name));
  return exact.length > 0 ? exact : people;
}
