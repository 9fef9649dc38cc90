import { oneLine } from './one-line';

/**
 * Writes a text from a directory so that Markdown, HTML, mentions and web addresses in it are shown, not obeyed. It is
 * for use inside a line: what is markup only at the beginning of one (`#`, `-`, `1.`) is left alone.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text, 1_000)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]()|~]/g, '\\$&')
    .replace(/:\/\//g, ':\u2060//');
}
