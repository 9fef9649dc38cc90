import { randomInt } from 'node:crypto';

/** No vowels (so no words), and nothing that looks like something else. */
const alphabet = '23456789bcdfghjkmnpqrstvwxz';

/** An id for a request, e.g. `k7m2-9qxd`: 27^8 possibilities, and short enough to type on a phone. */
export function newId(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
