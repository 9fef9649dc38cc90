import { oneLine } from './one-line';

/** Writes a text from a directory so that Markdown, HTML and mentions in it are shown, not obeyed. */
export function escapeMarkdown(text: string): string {
  return oneLine(text, 1_000)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+\-.!|~]/g, '\\$&');
}
