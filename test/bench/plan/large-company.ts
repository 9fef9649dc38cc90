import type { Directory } from '../../../src/playground/directory/directory';
import { buildPerson, type Person } from '../../../src/playground/directory/person';
import {
  buildResource,
  buildResourceOf,
  licenseTypes,
  type SimulatedResource,
} from '../../../src/playground/directory/simulated-resource';

const given =
  'Ada Ben Cleo Dan Eva Finn Gül Hana Ivan José Kai Lea Mia Noah Olga Per Quinn Rosa Sven Tara'.split(' ');
const beginnings =
  'Al Ber Cor Dal El Far Gar Hol Ing Jor Kel Lin Mar Nor Os Per Ros Sel Tor Win Ab Bran Chu Dor Eng Fal Gru Hag Is Ko'.split(
    ' ',
  );
const endings = 'berg by den dsen er feld gard holm ich kow ley man ner ø quist ron sen ton wick ský'.split(
  ' ',
);

/**
 * A company of this size, the same each time. Of twenty resources fourteen are found by their e-mail, three by
 * an alias, the user name or the name alone, one fits two people, one nobody, and one is an API user; some people share
 * a name; one account in forty is disabled, one in fifty a guest.
 */
export function largeCompany(peopleCount: number, resourceCount: number): Directory {
  const people = Array.from({ length: peopleCount }, (_, index) => personOf(index));
  const apart = Math.floor(peopleCount / resourceCount);
  const resources = Array.from({ length: resourceCount }, (_, index) => {
    const [person, neighbour] = [people[index * apart], people[index * apart + 1]];
    if (!person || !neighbour) throw new Error('A company needs two people for each resource.');
    return resourceOf(index, person, neighbour);
  });
  return { tenantId: '7f1d3c52-0b0e-4a53-9a67-51c0ffee0002', people, groups: [], resources };
}

function personOf(index: number): Person {
  const place = scatter(index);
  const givenName = pick(given, place);
  const surname = `${pick(beginnings, place >> 5)}${pick(endings, place >> 10)}`;
  const mailNickname = `p${index}.${givenName}`
    .normalize('NFD')
    .replace(/[^a-z0-9.]/gi, '')
    .toLowerCase();
  return buildPerson({
    id: `b3a7c000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    givenName,
    surname,
    mailNickname,
    proxyAddresses: [`smtp:${aliasOf(index)}`, `smtp:${mailNickname}@old.contoso.example`],
    accountEnabled: index % 40 !== 3,
    userType: index % 50 === 7 ? 'Guest' : 'Member',
  });
}

function resourceOf(index: number, person: Person, neighbour: Person): SimulatedResource {
  const id = 30_000_000 + index;
  const bare = buildResource({
    id,
    firstName: 'Desk',
    lastName: `No ${index}`,
    userName: `desk${index}`,
    email: null,
  });
  switch (index % 20) {
    case 14:
      return { ...bare, email: person.proxyAddresses[1]?.slice('smtp:'.length) ?? null };
    case 15:
      return { ...bare, userName: person.mailNickname };
    case 16:
      return { ...bare, firstName: person.givenName ?? '', lastName: person.surname ?? '' };
    case 17:
      person.otherMails = neighbour.otherMails = [`desk${index}@contoso.example`];
      return { ...bare, email: `desk${index}@contoso.example` };
    case 18:
      return bare;
    case 19:
      return buildResourceOf(person, { id, licenseType: licenseTypes.apiUser });
    default:
      return buildResourceOf(person, { id });
  }
}

function aliasOf(index: number): string {
  return `alias${index}@contoso.example`;
}

function pick(from: readonly string[], place: number): string {
  return from[place % from.length] ?? '';
}

/** Numbers without an order to see, the same each time (Knuth's multiplicative hash). */
function scatter(index: number): number {
  return Math.imul(index + 1, 2_654_435_761) >>> 3;
}
