import { failed, type Finding } from '../finding';
import { guidPattern } from '../guid-pattern';
import { unwrap } from './unwrap';

/** What was read from an input: a value to go on with, or what is wrong with it. */
export type Read<T> =
  { readonly kind: 'read'; readonly value: T } | { readonly kind: 'problem'; readonly problem: Finding };

const guid = new RegExp(`(?<![0-9a-z])${guidPattern}(?![0-9a-z])`, 'gi');

/**
 * Reads a GUID that somebody copied from the portal, also with its label around it.
 * @param subject the portal's name for it: `Application (client) ID`
 * @returns the GUID in lower case
 */
export function readGuid(subject: string, text: string): Read<string> {
  const plain = unwrap(text);
  const found = new Set((plain.match(guid) ?? []).map((match) => match.toLowerCase()));
  const [value] = found;
  if (value !== undefined && found.size === 1) return { kind: 'read', value };
  return { kind: 'problem', problem: failed(subject, troubleWith(plain, found.size), mendOf(subject)) };
}

function troubleWith(plain: string, count: number): string {
  if (plain === '') return 'Nothing was given.';
  if (count > 1) return 'There is more than one ID in it.';
  const characters = plain.replace(/[^0-9a-f-]/gi, '').length;
  return characters === plain.length && plain.includes('-')
    ? `It has ${characters} of the 36 characters of an ID, so some were lost or added when it was copied.`
    : 'This is not an ID like 00000000-0000-4000-8000-000000000000.';
}

function mendOf(subject: string): string {
  return `In Entra: App registrations > your app > Overview, copy the ${subject} with the copy sign beside it.`;
}
