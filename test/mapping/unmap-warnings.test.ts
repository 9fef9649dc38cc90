import { unmapWarnings } from '../../src/mapping/unmap-warnings';
import { exampleResource, exampleUser } from './examples';

const plain = { who: 'jane', alike: 1, isInEntra: true, isInAutotask: true };

/** The warnings about removing Jane Doe's mapping. */
function warnings(given: Partial<typeof plain>): string[] {
  return unmapWarnings(exampleUser(), exampleResource(), { ...plain, ...given });
}

describe('before a mapping is removed', () => {
  it('there is nothing to warn of when both sides are there and one person was meant', () => {
    expect(warnings({})).toEqual([]);
    expect(warnings({ alike: 0 })).toEqual([]);
  });

  it.each([
    ['the person is gone', { isInEntra: false }, /^Jane Doe is no longer in Entra ID\./],
    ['the resource is gone', { isInAutotask: false }, /no longer has the resource Jane Doe \(jane\.doe\)\./],
    ['several people were meant', { alike: 2 }, /^2 people in Entra ID fit "jane", and only this one/],
  ])('an approver is told that %s', (_, given, sentence) => {
    expect(warnings(given)).toEqual([expect.stringMatching(sentence)]);
  });

  it('does not say that people are in Entra ID who may not be', () => {
    expect(warnings({ alike: 2, isInEntra: false })[0]).toMatch(/^2 people fit "jane", and only this one/);
  });

  it('all of it is told', () => {
    expect(warnings({ alike: 2, isInEntra: false, isInAutotask: false })).toHaveLength(3);
  });
});
