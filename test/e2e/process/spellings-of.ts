/**
 * What a secret can look like in a log or a file: as it is, encoded in the usual ways, and each half of it by itself, for
 * texts that were cut. Written without a look at how the product masks.
 */
export function spellingsOf(secret: string): string[] {
  const half = Math.floor(secret.length / 2);
  const json = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    secret.slice(0, half),
    secret.slice(half),
    json,
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(secret),
    encodeURI(secret),
    // Without the last signs, which depend on what follows.
    Buffer.from(secret).toString('base64').slice(0, -4),
    Buffer.from(secret).toString('base64url').slice(0, -4),
    Buffer.from(secret).toString('hex'),
  ];
}

/** The names of the secrets that stand in a text, in any spelling. */
export function secretsIn(text: string, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => spellingsOf(secret).some((spelling) => text.includes(spelling)))
    .map(([name]) => name);
}
