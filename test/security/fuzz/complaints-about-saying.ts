import MarkdownIt from 'markdown-it';
import { complaintsAbout } from '../../teams/cards/complaints';
import { elementsOf, ofType, textsOf } from '../../teams/cards/elements';
import { marker } from './hostile-directory';

const markdown = new MarkdownIt({ html: true });
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What is wrong with a card: that it is none, or that something from a directory would be obeyed. Empty when it is fine. */
export function complaintsAboutCard(card: object): string[] {
  const actions = elementsOf(card).filter(({ type }) => String(type).startsWith('Action.'));
  const obeyed = [
    ...textsOf(card, 'TextBlock', 'text'),
    ...textsOf(card, 'AdaptiveCard', 'fallbackText'),
    ...actions.flatMap(textsIn),
  ];
  const choices = ofType(card, 'Input.ChoiceSet').flatMap((set) => set.choices as { title: string }[]);
  const { speak = '' } = card as { speak?: string };
  return [
    ...complaintsAbout(card),
    ...obeyed.filter((text) => text.includes(marker)).map((text) => `obeyed: ${text}`),
    ...elementsOf(card)
      .flatMap(textsIn)
      .filter((text) => invisible.test(text))
      .map((text) => `invisible: ${JSON.stringify(text)}`),
    ...textsOf(card, 'TextRun', 'text')
      .filter((text) => text.includes('{{'))
      .map((text) => `evaluated: ${text}`),
    ...choices
      .filter(({ title }) => readsAsMarkdown(title))
      .map(({ title }) => `markup in a choice: ${title}`),
    ...(/[<>]|&(?!(amp|lt|gt|quot|apos);)/.test(speak) ? [`markup when spoken: ${speak}`] : []),
  ];
}

/**
 * The same of a message's text, which is Markdown: it may begin with a mention and go on with what it is about in bold,
 * inside of which there is no markup.
 */
export function complaintsAboutText(text: string): string[] {
  const plain = text.replace(/^<at>[^<>]*<\/at>/, '').replace(/^ ?\*\*((?:[^*\\]|\\.)*)\*\*/, '$1');
  const tokens = markdown.parseInline(plain, {}).flatMap(({ children }) => children ?? []);
  // An invisible joiner keeps web addresses from becoming links.
  const hidden = invisible.test(plain.replaceAll('\u2060', ''));
  return [
    ...tokens.filter(({ type }) => !type.startsWith('text')).map(({ type }) => `${type} in a text: ${plain}`),
    ...(hidden ? [`invisible: ${JSON.stringify(plain)}`] : []),
  ];
}

function textsIn(element: object): string[] {
  return Object.values(element).filter((value): value is string => typeof value === 'string');
}

function readsAsMarkdown(title: string): boolean {
  return markdown.render(title) !== `<p>${markdown.utils.escapeHtml(title)}</p>\n`;
}
