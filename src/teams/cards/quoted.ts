import type { Fact } from './facts';
import { shown } from './shown';

/** In characters: what the inputs for notes and comments take. */
const longestComment = 500;

/** What somebody wrote, in their own words; no line when they wrote nothing. @param longest in characters */
export function quoted(label: string, text: string | null, longest = longestComment): Fact[] {
  return text ? [{ label, text: `“${shown(text, longest)}”`, when: '' }] : [];
}
