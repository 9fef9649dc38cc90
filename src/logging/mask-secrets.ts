/** Stands in place of a secret. */
export const mask = '[redacted]';

/** Takes secrets out of a text. */
export type MaskSecrets = (text: string) => string;

/** In characters. Whatever is shorter is found in harmless words too, and is no secret worth the name. */
const shortestSecret = 8;

/**
 * Masks known secrets wherever they stand in a text: as they are, in JSON (also in JSON within JSON), in a web address,
 * in Base64 (also with a user's name before it, as in `Authorization: Basic`), and cut off somewhere in their second
 * half, as texts of other services are.
 * @param secrets of eight characters or more each; shorter ones are left out
 */
export function maskSecrets(secrets: readonly string[]): MaskSecrets {
  const spellings = secrets.filter(({ length }) => length >= shortestSecret).flatMap(spellingsOf);
  if (spellings.length === 0) return (text) => text;
  // Whole before cut off, and the longest first: a secret may be a part of another, as a password is of an address.
  const whole = [...new Set(spellings)].toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp([...whole.map(literal), ...spellings.map(atLeastHalf)].join('|'), 'g');
  return (text) => text.replace(pattern, mask);
}

/** Masks what stands in the texts of a JSON line, which stays JSON also when a secret looks like a piece of it. */
export function maskSecretsInJson(maskText: MaskSecrets): MaskSecrets {
  const maskLiteral = (json: string): string => JSON.stringify(maskText(String(JSON.parse(json))));
  return (line) => (maskText(line) === line ? line : line.replace(/"(?:[^"\\]|\\.)*"/g, maskLiteral));
}

function spellingsOf(secret: string): string[] {
  const inJson = withinJson(secret);
  return [
    secret,
    inJson,
    withinJson(inJson),
    encodeURI(secret),
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    ...withinBase64(secret, 'base64'),
    ...withinBase64(secret, 'base64url'),
  ].filter(({ length }) => length >= shortestSecret);
}

function withinJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** What a secret looks like within something encoded, by how many bytes stand before it; signs it shares with its neighbours left out. */
function withinBase64(secret: string, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from(' '.repeat(before) + secret)
      .toString(encoding)
      .replace(/=+$/, '');
    return encoded.slice(Math.ceil((before * 4) / 3), -1);
  });
}

/** A pattern for a text, and for as much of it as there is beyond its first half. */
function atLeastHalf(text: string): string {
  const signs = Array.from(text);
  const least = Math.max(shortestSecret, Math.ceil(signs.length / 2));
  const rest = signs.slice(least).reduceRight((later, sign) => `(?:${literal(sign)}${later})?`, '');
  return literal(signs.slice(0, least).join('')) + rest;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
