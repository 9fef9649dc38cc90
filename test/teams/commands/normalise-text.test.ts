import fc from 'fast-check';
import { normaliseText } from '../../../src/teams/commands/normalise-text';

describe('what Teams and keyboards do to typed text is undone', () => {
  it.each([
    ['an entity for a space', 'map&nbsp;jane.doe', 'map jane.doe'],
    ['entities for signs', 'map o&#39;neill &amp; co &lt;x&gt; &quot;y&quot;', 'map o\'neill & co <x> "y"'],
    ['a non-breaking space', 'map\u00a0jane.doe', 'map jane.doe'],
    ['a narrow one', 'map\u202fjane.doe', 'map jane.doe'],
    ['line breaks and tabs', '\r\nmap\tjane.doe\n', 'map jane.doe'],
    ['surplus spaces', '  map   jane.doe  ', 'map jane.doe'],
    ['smart double quotes', 'map “Jane Doe” „x‟ «y»', 'map "Jane Doe" "x" "y"'],
    ['smart apostrophes', 'map O’Brien ‘x’', "map O'Brien 'x'"],
    ['invisible characters', 'm\u200bap\ufeff \u200ejane\u2060', 'map jane'],
  ])('%s', (_, typed, meant) => {
    expect(normaliseText(typed)).toBe(meant);
  });
});

describe('what somebody meant is kept', () => {
  it.each([
    'José Núñez',
    'priya+oncall',
    'harper#ops',
    'percy%20grant',
    'AT&T',
    'jane_doe',
    '李小龍',
    'Jane 👩‍💻',
  ])('%s', (text) => {
    expect(normaliseText(text)).toBe(text);
  });

  it('an entity that somebody typed as text is decoded once, not twice', () => {
    expect(normaliseText('&amp;nbsp;')).toBe('&nbsp;');
  });

  it('any text becomes one trimmed line with single spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = normaliseText(text);
        expect(line).toBe(line.trim());
        expect(line).not.toMatch(/[\r\n\t\u00a0]| {2}/);
      }),
    );
  });
});
