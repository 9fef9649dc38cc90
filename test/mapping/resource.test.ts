import { resourceName } from '../../src/mapping/resource';
import { exampleResource } from './examples';

describe("a resource's name", () => {
  it.each([
    ['Jane', 'Doe', 'Jane Doe'],
    ['', 'Doe', 'Doe'],
    ['Jane', '', 'Jane'],
    ['', '', 'jane.doe'],
  ])('made of %p and %p is %p', (firstName, lastName, name) => {
    expect(resourceName(exampleResource({ firstName, lastName }))).toBe(name);
  });
});
