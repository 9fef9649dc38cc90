/** What stands after `map`. */
export interface MapArguments {
  readonly who: string;
  /** What stands after `to`; `null` when nothing does. */
  readonly resourceName: string | null;
}

/**
 * Reads `<who>` or `<who> to <resource>`; either may stand in double quotes, which keeps a `to` inside a name.
 * Without quotes the last ` to ` divides, since user names hold no spaces. `null` when no person is named.
 */
export function readMapArguments(text: string): MapArguments | null {
  const { who, resourceName } = divided(text.trim());
  const person = unquoted(who);
  if (person === '') return null;
  return { who: person, resourceName: resourceName === null ? null : unquoted(resourceName) || null };
}

/** From the strictest form to the loosest; the first that fits is meant. */
const forms = [
  /^"(?<who>[^"]*)"\s*to\s+(?<resource>.+)$/i,
  /^(?<who>.*\S)\s+to\s+(?<resource>"[^"]*")$/i,
  /^(?<who>"[^"]*")$/,
  /^(?<who>.*\S)\s+to\s+(?<resource>\S.*)$/i,
];

function divided(text: string): { who: string; resourceName: string | null } {
  const parts = forms.map((form) => form.exec(text)?.groups).find(Boolean);
  return parts
    ? { who: parts.who ?? '', resourceName: parts.resource ?? null }
    : { who: text, resourceName: null };
}

function unquoted(text: string): string {
  return text.replaceAll('"', '').trim();
}
