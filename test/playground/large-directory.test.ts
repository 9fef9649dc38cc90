import { actors } from '../../src/playground/directory/example/acting-people';
import { largeCases } from '../../src/playground/directory/large/cases';
import { largeDirectory } from '../../src/playground/directory/large/large-directory';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const sizes = { people: 3000, resources: 1005 };

describe('a large directory', () => {
  test('is as large as asked for, and the same for the same seed', () => {
    const one = largeDirectory(sizes);
    expect([one.people.length, one.resources.length]).toEqual([3000, 1005]);
    expect(largeDirectory(sizes)).toEqual(one);
    expect(largeDirectory({ ...sizes, seed: 2 }).people).not.toEqual(one.people);
  });

  test('gives nobody the Object ID, address or user name of somebody else', () => {
    const { people, resources } = largeDirectory(sizes);
    expect(people.filter(({ id }) => !guid.test(id))).toEqual([]);
    for (const names of [
      people.map(({ id }) => id),
      people.map(({ userPrincipalName }) => userPrincipalName.toLowerCase()),
      people.flatMap(({ proxyAddresses }) => proxyAddresses.map((address) => address.toLowerCase())),
      resources.map(({ id }) => String(id)),
      resources.map(({ userName }) => userName.toLowerCase()),
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('has namesakes, as large companies do', () => {
    const { people } = largeDirectory(sizes);
    expect(new Set(people.map(({ displayName }) => displayName)).size).toBeLessThan(people.length);
  });

  test('has each case by its share', () => {
    const { cases } = largeDirectory(sizes);
    const counted = largeCases.map(({ name }) => [...cases.values()].filter((one) => one === name).length);
    expect(counted).toEqual(largeCases.map(({ share }) => 10 * share));
    expect(largeCases.reduce((sum, { share }) => sum + share, 0)).toBe(100);
  });

  test('gives the shared address to two people', () => {
    const { cases, people, resources } = largeDirectory(sizes);
    const shared = resources.filter(({ id }) => cases.get(id) === 'ambiguous');
    const holders = shared.map(({ email }) =>
      people.filter(({ otherMails }) => email !== null && otherMails.includes(email)),
    );
    expect(holders.map(({ length }) => length)).toEqual(shared.map(() => 2));
  });

  test('has the people who use the bot in it', () => {
    const ids = new Set(largeDirectory(sizes).people.map(({ id }) => id));
    expect(Object.values(actors).filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each([
    { people: 10, resources: 11 },
    { people: 10, resources: 4 },
  ])('cannot be made of %j', (impossible) => {
    expect(() => largeDirectory(impossible)).toThrow(RangeError);
  });
});
