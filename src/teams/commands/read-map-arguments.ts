/** What stands after `map`. */
export interface MapArguments {
  readonly who: string;
  /** What stands after `to`; `null` when nothing does. */
  readonly resourceName: string | null;
}

const quoted = /^"([^"]*)"\s*(.*)$/;
const named = /^to\s+(.+)$/i;

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

function divided(text: string): { who: string; resourceName: string | null } {
  const opening = quoted.exec(text);
  if (opening) {
    const [, who = '', rest = ''] = opening;
    return { who, resourceName: named.exec(rest)?.[1] ?? null };
  }
  const parts = /^(.*\S)\s+to\s+(\S.*)$/i.exec(text);
  return parts ? { who: parts[1] ?? '', resourceName: parts[2] ?? null } : { who: text, resourceName: null };
}

function unquoted(text: string): string {
  return text.replaceAll('"', '').trim();
}
