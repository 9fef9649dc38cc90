import MarkdownIt from 'markdown-it';
import type { AdaptiveCard } from '../../../src/teams/cards/render-card';
import { allCards } from './all-cards';
import { complaintsAbout } from './complaints';
import { elementsOf, ofType, textsOf, wordsOf } from './elements';

/** Texts somebody may put into a directory, each with a word to look for. */
const hostile: readonly [string, string][] = [
  ['a link', 'Mallory [Pay](https://evil.example)'],
  ['an address in brackets', 'Mallory <https://evil.example>'],
  ['a picture', 'Mallory ![x](https://evil.example/x.png)'],
  ['a mention', 'Mallory <at>everyone</at>'],
  ['a script', 'Mallory <script>alert(1)</script>'],
  ['emphasis', 'Mallory **bold** _it_ ~~gone~~ `code`'],
  ['entities', 'Mallory &#91;Pay&#93; &lt;at&gt;'],
  ['an expression of the templates', 'Mallory ${secret} ${request} ${$root.objectId} ${string(1+1)}'],
  [
    'a date of the card format',
    'Mallory {{DATE(2026-01-01T00:00:00Z, SHORT)}} {{{TIME(2026-01-01T00:00:00Z)}}}',
  ],
  ['text from right to left', 'Mallory \u202e\u2066gnp.exe\u200f'],
  ['line breaks', 'Mallory\r\n\r\n# Heading\u2028* item\u0000\u001b[31m'],
  ['half a character', 'Mallory \ud83d'],
];
/** Every text in a card, wherever it stands. */
function allTexts(card: unknown): string[] {
  return elementsOf(card).flatMap((element) =>
    Object.values(element).filter((value) => typeof value === 'string'),
  );
}

/** Where Markdown is read, and what a click does or opens. */
function obeyedTexts(card: unknown): string[] {
  const actions = elementsOf(card).filter(({ type }) => String(type).startsWith('Action.'));
  return [
    ...textsOf(card, 'TextBlock', 'text'),
    ...textsOf(card, 'AdaptiveCard', 'fallbackText'),
    ...actions.flatMap(allTexts),
  ];
}

const markdown = new MarkdownIt({ html: true });

function readsAsMarkdown(title: string): boolean {
  return markdown.render(title) !== `<p>${markdown.utils.escapeHtml(title)}</p>\n`;
}

describe.each(hostile)('%s in every field', (_, text) => {
  const cards = Object.entries(allCards(() => text));

  /** The names of the cards of which it is true. */
  function cardsWhere(isTrue: (card: AdaptiveCard) => boolean): string[] {
    return cards.filter(([, card]) => isTrue(card)).map(([name]) => name);
  }

  it('reaches no place that reads Markdown, no button and no address', () => {
    expect(cardsWhere((card) => obeyedTexts(card).join('\n').includes('Mallory'))).toEqual([]);
  });

  it('is no markup where it is spoken', () => {
    const isMarkup = (speak: string): boolean => /[<>]|&(?!(amp|lt|gt|quot|apos);)/.test(speak);
    expect(cardsWhere((card) => isMarkup(String(card.speak)))).toEqual([]);
  });

  it('hides nothing and turns nothing around, anywhere on a card', () => {
    expect(cardsWhere((card) => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(allTexts(card).join('')))).toEqual(
      [],
    );
  });

  it('is not evaluated by the renderer, which replaces {{DATE(…)}} in a TextRun too', () => {
    expect(cardsWhere((card) => textsOf(card, 'TextRun', 'text').join('\n').includes('{{'))).toEqual([]);
  });

  it('is no Markdown in a choice', () => {
    const titles = (card: AdaptiveCard): string[] =>
      ofType(card, 'Input.ChoiceSet').flatMap(({ choices }) =>
        (choices as { title: string }[]).map(({ title }) => title),
      );
    expect(cardsWhere((card) => titles(card).some(readsAsMarkdown))).toEqual([]);
  });

  it('leaves every card valid', () => {
    expect(cardsWhere((card) => complaintsAbout(card).length > 0)).toEqual([]);
  });
});

describe('a hostile name is shown letter for letter', () => {
  const plain = hostile.filter(([what]) => /link|mention|emphasis|entities|expression/.test(what));

  it.each(plain)('%s', (_, text) => {
    const cards = allCards(() => text);
    for (const name of ['proposal', 'approval', 'request: pending, for a reader', 'person, mapped']) {
      expect(wordsOf(cards[name])).toContain(text);
    }
  });
});
