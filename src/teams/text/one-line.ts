/**
 * Makes a text from a directory fit for one line: no control or invisible formatting characters (which could hide or
 * turn around what stands beside them), no line breaks, not endless.
 * @param longest in characters; the longest name Entra allows has 256
 */
export function oneLine(text: string, longest = 256): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  // A cut may leave half of a character that takes two code units, which is dropped.
  return visible.length > longest ? `${visible.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…` : visible;
}
