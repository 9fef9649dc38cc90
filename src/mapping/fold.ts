/**
 * Folds a text so that two spellings of one name are equal: case, accents, typographic apostrophes and
 * surplus spaces are dropped (`  JOSÉ Núñez` and `jose nunez` fold to the same text).
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
