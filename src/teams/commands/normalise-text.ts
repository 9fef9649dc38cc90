import { decodeHTML } from 'entities/decode';

/**
 * Undoes what Teams and keyboards do to typed text: HTML entities, non-breaking and other odd spaces, line breaks,
 * smart quotes and invisible signs; surplus spaces go.
 */
export function normaliseText(text: string): string {
  return decodeHTML(text)
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}
