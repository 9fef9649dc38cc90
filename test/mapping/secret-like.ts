import fc from 'fast-check';

/*
 * Texts that look like secrets are made when a test runs: none stands in the repository, where scanners (and people)
 * could not tell it from a real one.
 */

const lower = 'abcdefghijklmnopqrstuvwxyz';
const letters = lower + lower.toUpperCase();
const digits = '0123456789';

/** Text of these signs and this length. */
export function textOf(signs: string, length: number | { min: number; max: number }): fc.Arbitrary<string> {
  const { min, max } = typeof length === 'number' ? { min: length, max: length } : length;
  return fc.string({ unit: fc.constantFrom(...signs.split('')), minLength: min, maxLength: max });
}

/** Shaped like a client secret of Entra, with every sign such a one may hold. */
export const entraLike: fc.Arbitrary<string> = fc
  .tuple(
    textOf(letters + digits + '_~.', 3),
    textOf(digits, 1),
    textOf(letters + digits + '_~.-', { min: 31, max: 34 }),
  )
  .map(([first, digit, rest]) => `${first}${digit}Q~${rest}`);

/** Shaped like a signed JSON Web Token. */
export const tokenLike: fc.Arbitrary<string> = fc
  .tuple(
    textOf(lower, { min: 1, max: 40 }),
    textOf(letters, { min: 1, max: 200 }),
    fc.uint8Array({ minLength: 32 }),
  )
  .map(([alg, sub, signature]) => {
    const claims = [{ typ: 'JWT', alg }, { sub }].map((part) => Buffer.from(JSON.stringify(part)));
    return [...claims, Buffer.from(signature)].map((part) => part.toString('base64url')).join('.');
  });

/** One example, the same in every run. */
export function exampleOf(arbitrary: fc.Arbitrary<string>): string {
  const [example] = fc.sample(arbitrary, { numRuns: 1, seed: 42 });
  if (example === undefined) throw new Error('Nothing was made.');
  return example;
}

/** Random letters and digits, the same in every run. */
export function randomWord(length: number, signs = letters + digits): string {
  return exampleOf(textOf(signs, length));
}
