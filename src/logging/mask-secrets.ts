/** Stands in place of a secret. */
export const mask = '[redacted]';

/** Takes secrets out of a text. */
export type MaskSecrets = (text: string) => string;

/** What is to be masked; what has less than eight characters is left out. */
export interface KnownSecrets {
  readonly secrets: readonly string[];
  /** Masked where they stand whole only: half of a user's name is found in harmless words too. */
  readonly names?: readonly string[];
}

/** In characters. Whatever is shorter is found in harmless words too, and is no secret worth the name. */
const shortestSecret = 8;
/** How many characters a secret is looked for by. */
const headLength = shortestSecret;

/**
 * Masks known secrets wherever they stand in a text: as they are, in JSON (also in JSON within JSON), in a web address,
 * in Base64 (also with a user's name before it, as in `Authorization: Basic`), and cut off somewhere in their second
 * half, as texts of other services are.
 */
export function maskSecrets({ secrets, names = [] }: KnownSecrets): MaskSecrets {
  const spellings = [
    ...secrets.flatMap(spellingsOf).map((text) => ({ text, least: Math.max(headLength, text.length / 2) })),
    ...names.flatMap(spellingsOf).map((text) => ({ text, least: text.length })),
  ];
  if (spellings.length === 0) return (text) => text;
  const heads = new Set(spellings.map(({ text }) => text.slice(0, headLength)));
  const pattern = new RegExp([...heads].map(literal).join('|'), 'g');
  return (text) => maskAll(text, pattern, spellings);
}

/** How a secret may be written, and how many of its characters give it away, from the first on. */
interface Spelling {
  readonly text: string;
  readonly least: number;
}

/** @param heads finds where a spelling may begin; what stands there is compared letter by letter, however long it is */
function maskAll(text: string, heads: RegExp, spellings: readonly Spelling[]): string {
  let masked = '';
  let done = 0;
  heads.lastIndex = 0;
  for (let found = heads.exec(text); found; found = heads.exec(text)) {
    const length = longestAt(text, found.index, spellings);
    // What begins within the head may be a secret too.
    heads.lastIndex = found.index + Math.max(1, length);
    if (length === 0) continue;
    masked += text.slice(done, found.index) + mask;
    done = found.index + length;
  }
  return masked + text.slice(done);
}

/** How much of a secret stands here; 0: none, or too little to give it away. */
function longestAt(text: string, at: number, spellings: readonly Spelling[]): number {
  const lengths = spellings.map((spelling) => {
    const length = inCommon(text, at, spelling.text);
    return length >= spelling.least ? length : 0;
  });
  return Math.max(...lengths);
}

function inCommon(text: string, at: number, secret: string): number {
  let length = 0;
  while (length < secret.length && text[at + length] === secret[length]) length += 1;
  return length;
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

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
