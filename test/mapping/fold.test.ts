import fc from 'fast-check';
import { fold } from '../../src/mapping/fold';

describe('two spellings of one name fold to one text', () => {
  it.each([
    ['  JOSÉ   Núñez ', 'jose nunez'],
    ['Zoë Lindström', 'Zoe Lindstrom'],
    ['Søren Øst', 'Soren Ost'],
    ['Łukasz', 'lukasz'],
    ['Groß', 'GROSS'],
    ['İlkay', 'ilkay'],
    ['O’Brien', "O'Brien"],
    ['O‘Brien', "O'Brien"],
    ['OʼBrien', "O'Brien"],
    ['O`Brien', "O'Brien"],
    ['Jane\u00a0Doe', 'Jane Doe'],
    ['Ｊａｎｅ', 'Jane'],
    ['Jose\u0301', 'Jos\u00e9'],
  ])('%p and %p', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ['O´Brien', "O'Brien"],
    ['GROẞ', 'gross'],
  ])('%p and %p', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });
});

describe('folding', () => {
  it.each([
    ['Jane Doe', 'Jane Roe'],
    ["O'Brien", 'OBrien'],
    ['Anne Marie', 'Annemarie'],
  ])('keeps %p and %p apart', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('ẞ')); // See "known" above.
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2_000, examples: [['´'], ['ŉ'], ['\u1fef'], ['\u1ffd']] },
    );
  });

  it('takes upper and lower case of every Latin letter for one', () => {
    const latin = fc.integer({ min: 0x41, max: 0x24f }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(latin, (letter) => {
        fc.pre(letter.toUpperCase().toLowerCase() === letter.toLowerCase());
        expect(fold(letter.toUpperCase())).toBe(fold(letter));
      }),
      { numRuns: 2_000 },
    );
  });
});
