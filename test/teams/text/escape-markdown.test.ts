import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown } from '../../../src/teams/text/escape-markdown';
import { oneLine } from '../../../src/teams/text/one-line';

const markdown = new MarkdownIt({ html: true });

/** What a reader sees of Markdown (joiners have no width), and every element that is more than plain text. */
function read(source: string): { seen: string; elements: string[] } {
  const tokens = markdown.parseInline(source, {}).flatMap(({ children }) => children ?? []);
  const seen = tokens
    .map(({ content }) => content)
    .join('')
    .replaceAll('\u2060', '');
  return { seen, elements: tokens.map(({ type }) => type).filter((type) => !type.startsWith('text')) };
}

describe('a text from a directory in Markdown', () => {
  it.each([
    '[Pay](https://evil.example)',
    '<at>everyone</at>',
    '<https://evil.example>',
    '**bold** _it_ ~~gone~~ `code`',
    '![x](https://evil.example/x.png)',
    '&#91;Pay&#93;',
    'back\\slash',
    '{{DATE(2026-01-01T00:00:00Z, SHORT)}}',
  ])('is shown as it is: %s', (text) => {
    expect(read(escapeMarkdown(text))).toEqual({ seen: text, elements: [] });
  });

  it('gives no web address that a client could make a link of', () => {
    expect(escapeMarkdown('see https://evil.example')).not.toContain('://');
  });

  it('is shown as it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const line = oneLine(text).replaceAll('\ufffd', '');
        fc.pre(line !== '');
        expect(read(escapeMarkdown(line))).toEqual({ seen: line, elements: [] });
      }),
      { numRuns: 500 },
    );
  });
});
