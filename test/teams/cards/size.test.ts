import { readSample, templateNames } from './templates';
import { renderCard } from '../../../src/teams/cards/render-card';
import { allCards } from './all-cards';
import { ofType } from './elements';
import { fullestCards } from './fullest-cards';

/** What Teams takes. Source: "Format your bot messages", size limits. */
const limit = 28 * 1024;

/** The longest names: 256 characters, as Entra counts them and as people do, in the scripts that take most bytes. */
const longest: readonly [string, string][] = [
  ['of three bytes a character', '漢'.repeat(256)],
  ['of four bytes a character', '𠮷'.repeat(256)],
  ['of four bytes after one of one, so that a cut falls inside a character', `x${'😀'.repeat(256)}`],
  ['that have to be escaped where they are spoken', "&'".repeat(128)],
  ['that have to be escaped in JSON', '"\\'.repeat(128)],
];

function bytesOf(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card));
}

describe('a card fits into a message of Teams', () => {
  it.each(templateNames)('with the example data of %s.json, with much room to spare', (name) => {
    expect(bytesOf(renderCard(name, readSample(name)))).toBeLessThan(limit / 2);
  });

  it.each(longest)('with names %s in every field', (_, name) => {
    const sizes = Object.entries(allCards(() => name)).map(([card, json]) => [card, bytesOf(json)] as const);
    expect(sizes.filter(([, size]) => size >= limit)).toEqual([]);
  });
});

describe('a card fits, with all it can ever hold', () => {
  it.each(longest)('names %s', (_, name) => {
    const sizes = Object.entries(fullestCards(name)).map(([card, json]) => [card, bytesOf(json)] as const);
    expect(sizes.filter(([, size]) => size >= limit)).toEqual([]);
  });
});

describe('the longest list', () => {
  it('shows fifteen requests, and says that there are more', () => {
    const { pending } = allCards();
    const rows = ofType(pending, 'Container');
    expect(rows).toHaveLength(15);
    expect(JSON.stringify(pending)).toContain('there are more');
  });
});
