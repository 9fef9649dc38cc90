import { oneLine } from '../text/one-line';

/**
 * A text from a directory, a person or Autotask as a TextRun shows it: one visible line, no half characters, and not
 * obeyed. Renderers read no Markdown in a TextRun, but they do replace `{{DATE(…)}}` and `{{TIME(…)}}`.
 * Source: adaptivecards 3.0.6, `TextRun.internalRender`.
 * @param longest in characters
 */
export function shown(text: string, longest?: number): string {
  return oneLine(text, longest)
    .replace(/\p{Cs}/gu, '')
    .trim()
    .replace(/\{(?=\{)/g, '{ ');
}
