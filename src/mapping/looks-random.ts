/** In signs; shorter words may be anything. */
const shortest = 24;
/** In bits a sign: 24 different signs have 4.6, a name about 3. */
const leastEntropy = 3.5;
/** The part of neighbours that are of different kinds: about 0.6 where chance put them, 0.3 in WordsWrittenLikeThis2. */
const leastChanges = 0.4;

/** Whether a word is as long and mixed as no person makes words: upper and lower case and digits in no order. */
export function looksRandom(word: string): boolean {
  if (word.length < shortest || !/^[\x21-\x7e]+$/.test(word)) return false;
  const isMixed = [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(word));
  return isMixed && entropyOf(word) >= leastEntropy && changesIn(word) >= leastChanges;
}

/** Shannon's entropy, in bits a sign. */
function entropyOf(word: string): number {
  const counts = new Map<string, number>();
  for (const sign of word) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / word.length);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}

/** Which part of the neighbouring letters and digits are of different kinds; other signs do not count. */
function changesIn(word: string): number {
  const kinds = word
    .replace(/[^A-Za-z\d]/g, '')
    .split('')
    .map(kindOf);
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return changes / Math.max(1, kinds.length - 1);
}

function kindOf(sign: string): 'digit' | 'lower' | 'upper' {
  if (/\d/.test(sign)) return 'digit';
  return /[a-z]/.test(sign) ? 'lower' : 'upper';
}
