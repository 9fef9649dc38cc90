/** ASCII without the grave accent, in words one space apart: only its case can differ from what it folds to. */
const plain = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/**
 * Folds a text so that two spellings of one name are equal: case, accents, typographic apostrophes and
 * surplus spaces are dropped (`  JOSÉ Núñez` and `jose nunez` fold to the same text).
 */
export function fold(text: string): string {
  // Most names are plain, and a plan for a whole company folds tens of thousands.
  if (plain.test(text)) return text.toLowerCase();
  return text
    .replace(/´/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/\s+/gu, ' ')
    .trim();
}
