import fc from 'fast-check';
import { oneLine } from '../../../src/teams/text/one-line';

describe('a text from a directory in one line', () => {
  it.each([
    ['Jane Doe', 'Jane Doe'],
    ['  Jane\r\n\tDoe ', 'Jane Doe'],
    ['Jane\u2028Doe\u2029', 'Jane Doe'],
    ['\u202eeoD enaJ', 'eoD enaJ'],
    ['Ja\u0000ne', 'Ja ne'],
    ['José Núñez', 'José Núñez'],
    ['**bold** <at>x</at>', '**bold** <at>x</at>'],
  ])('%p is %p', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  it('keeps the longest name Entra allows, and shortens what is longer with a sign', () => {
    expect(oneLine('n'.repeat(256))).toBe('n'.repeat(256));
    expect(oneLine('n'.repeat(257))).toBe(`${'n'.repeat(255)}…`);
    expect(oneLine('Jane Doe', 5)).toBe('Jane…');
  });

  it('is short, trimmed and visible whatever stands in the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.integer({ min: 1, max: 50 }),
        (text, longest) => {
          const line = oneLine(text, longest);
          expect(line.length).toBeLessThanOrEqual(longest);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        },
      ),
    );
  });

  it('never cuts a character in two', () => {
    expect(oneLine('😀'.repeat(200))).not.toMatch(/\p{Cs}/u);
  });
});
