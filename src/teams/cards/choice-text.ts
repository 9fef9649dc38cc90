import { shown } from './shown';

/** Signs that may be Markdown, and what looks like them but is not. */
const lookalikes: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '*': '＊',
  _: '＿',
  '`': '｀',
  '~': '～',
  '\\': '＼',
  '&': '＆',
};

/**
 * A text from a directory as the title of a choice. Some clients read Markdown there and some do not, so neither plain
 * nor escaped text is right for all: signs that would be obeyed are replaced by their full-width twins.
 * Source: adaptivecards 3.0.6, `GlobalSettings.useMarkdownInRadioButtonAndCheckbox`.
 * @param longest in characters
 */
export function choiceText(text: string, longest: number): string {
  return shown(text, longest).replace(
    /[[\]<>*`~\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu,
    (sign) => lookalikes[sign] ?? sign,
  );
}
