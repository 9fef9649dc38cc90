import { cast } from '../../../src/playground/demo/cast';
import type { Directory } from '../../../src/playground/directory/directory';
import type { TeamsPerson } from '../../../src/playground/teams-client/people-and-places';

/** Stands in every hostile text, and in nothing that the bot says by itself or that people type. */
export const marker = 'Mallory';

/** What somebody may put into a directory to be obeyed. */
const hostile = [
  '[Pay](https://evil.example)',
  '<https://evil.example>',
  '![x](https://evil.example/x.png)',
  '<at>everyone</at>',
  '<script>alert(1)</script>',
  '**bold** _it_ ~~gone~~ `code`',
  '&#91;Pay&#93; &lt;at&gt;',
  '${secret} ${$root.objectId} ${string(1+1)}',
  '{{DATE(2026-01-01T00:00:00Z, SHORT)}}',
  '\u202e\u2066gnp.exe\u200f',
  'Line\r\n\r\n# Heading\u2028* item\u0000\u001b[31m',
  '=HYPERLINK("https://evil.example")',
  'x'.repeat(240),
];

function hostileText(number: number): string {
  return `${marker} ${hostile[number % hostile.length] ?? ''}`;
}

/** Fills every text that people choose with something hostile; user names and addresses stay, so that people are found. */
export function makeHostile({ people, resources, groups }: Directory): void {
  people.forEach((person, number) => {
    Object.assign(person, {
      displayName: hostileText(number),
      givenName: marker,
      surname: hostileText(number + 1).slice(0, 60),
      jobTitle: hostileText(number + 2),
      department: hostileText(number + 3).slice(0, 60),
    });
  });
  resources.forEach((resource, number) => {
    Object.assign(resource, {
      firstName: marker,
      lastName: hostileText(number + 1).slice(0, 60),
      title: hostileText(number + 2),
    });
  });
  groups.forEach((group, number) => Object.assign(group, { displayName: hostileText(number) }));
}

/** The people who act, as Teams names them. */
export const hostileCast: readonly TeamsPerson[] = Object.values(cast).map(({ objectId }, number) => ({
  objectId,
  name: hostileText(number),
}));
