import { buildPerson, type Person } from '../person';
import { departments, givenNames, surnames } from './names';
import type { Random } from './random-from';

/** So many people with likely names; those of one name have numbered addresses, as companies do it. */
export function largePeople(count: number, random: Random): Person[] {
  const namesakes = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const [givenName, surname] = [random.from(givenNames), random.from(surnames)];
    const person = buildPerson({
      id: largeObjectId(index, random),
      givenName,
      surname,
      department: random.from(departments),
    });
    const earlier = namesakes.get(person.mailNickname) ?? 0;
    namesakes.set(person.mailNickname, earlier + 1);
    if (earlier === 0) return person;
    return buildPerson({
      id: person.id,
      givenName,
      surname,
      department: person.department,
      mailNickname: `${person.mailNickname}${earlier + 1}`,
    });
  });
}

/** A GUID nobody else has: random but for the last digits, which count. */
function largeObjectId(index: number, random: Random): string {
  const hex = (digits: number) =>
    random
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return `${hex(4)}${hex(4)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(4)}${index.toString(16).padStart(8, '0')}`;
}
