/** The longest name Entra allows is 256 characters; what is longer is not a name. */
const longest = 256;

/**
 * Makes a text from a directory fit for one line: no control or invisible formatting characters (which could hide or
 * turn around what stands beside them), no line breaks, not endless.
 */
export function oneLine(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return visible.length > longest ? `${visible.slice(0, longest - 1)}…` : visible;
}
