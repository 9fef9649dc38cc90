import { numberedPerson, personWithResource, type DirectoryEntry } from '../directory-entry';
import { buildResource } from '../simulated-resource';

/** Names and addresses that trip escaping, folding and searching. Who shows what: see example-directory.ts. */
export function hardNames(): DirectoryEntry[] {
  return [
    ...sameDisplayName(),
    ...accents(),
    ...apostrophes(),
    ...signsInAddresses(),
    ...markup(),
    longestDisplayName(),
  ];
}

function sameDisplayName(): DirectoryEntry[] {
  const morgan = { givenName: 'Morgan', surname: 'Lee' };
  return [
    personWithResource({ number: 31, ...morgan, department: 'Service Desk' }),
    personWithResource({ number: 32, ...morgan, mailNickname: 'morgan.lee2', department: 'Finance' }),
  ];
}

/** Only the folded name connects these: no address and no user name is equal. */
function accents(): DirectoryEntry[] {
  const jose = numberedPerson({ number: 33, givenName: 'José', surname: 'Núñez' });
  const zoe = numberedPerson({ number: 34, givenName: 'Zoe', surname: 'Lindstrom' });
  return [
    {
      people: [jose],
      resources: [
        buildResource({
          id: 1033,
          firstName: 'Jose',
          lastName: 'Nunez',
          userName: 'jnunez1',
          email: 'jnunez1@legacy.example',
        }),
      ],
    },
    {
      people: [zoe],
      resources: [
        buildResource({
          id: 1034,
          firstName: 'Zoë',
          lastName: 'Lindström',
          userName: 'zlind',
          email: 'zlind@legacy.example',
        }),
      ],
    },
  ];
}

function apostrophes(): DirectoryEntry[] {
  return [
    personWithResource({ number: 35, givenName: 'Siobhan', surname: "O'Brien", mailNickname: 'sobrien' }),
    personWithResource({ number: 36, givenName: 'Conor', surname: "O'Neill", mailNickname: "o'neill" }),
  ];
}

function signsInAddresses(): DirectoryEntry[] {
  return [
    personWithResource({ number: 37, givenName: 'Priya', surname: 'Patel', mailNickname: 'priya+oncall' }),
    personWithResource({ number: 38, givenName: 'Hugo', surname: 'Harper', mailNickname: 'harper#ops' }),
    // The sign and two digits look like an escape: decoding twice makes a space of them.
    personWithResource({ number: 39, givenName: 'Percy', surname: 'Grant', mailNickname: 'percy%20grant' }),
  ];
}

function markup(): DirectoryEntry[] {
  const hostile = { givenName: 'Mallory' };
  return [
    personWithResource({
      number: 40,
      ...hostile,
      surname: 'Link',
      displayName: '[Pay](https://evil.example)',
    }),
    personWithResource({ number: 41, ...hostile, surname: 'Mention', displayName: '<at>everyone</at>' }),
    personWithResource({ number: 42, ...hostile, surname: 'Template', displayName: '${secret}' }),
  ];
}

/** 256 characters, the most Entra takes for a display name. */
function longestDisplayName(): DirectoryEntry {
  const displayName = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(8).slice(0, 255) + '!';
  return personWithResource({ number: 43, givenName: 'Hubert', surname: 'Wolfe', displayName });
}
