import { fold } from '../mapping/fold';

/**
 * Every letter a name may begin with and still fold to the same name: Autotask compares without regard to case but
 * not to accents, so a question for `Zoe` must also ask for names that begin with `Ž` or another form of z.
 * @returns distinct single characters; empty when the name has nothing to begin with
 */
export function initialsOf(name: string): string[] {
  const first = firstOf(fold(name));
  if (first === undefined) return [];
  return [...new Set([first, first.toUpperCase(), ...(accented().get(first) ?? [])])];
}

/** Latin-1 to Cyrillic, and the additional Latin letters that Vietnamese uses. */
const blocks = [
  [0xc0, 0x52f],
  [0x1e00, 0x1eff],
] as const;

let table: ReadonlyMap<string, readonly string[]> | undefined;

/** Accented capitals (names begin with them) and apostrophes by what they fold to. Built once from `fold` itself. */
function accented(): ReadonlyMap<string, readonly string[]> {
  if (table) return table;
  const forms = new Map<string, string[]>([["'", ['‘', '’', 'ʼ', '`', '´']]]);
  for (const letter of capitals()) {
    const base = firstOf(fold(letter));
    if (base !== undefined) forms.set(base, [...(forms.get(base) ?? []), letter]);
  }
  table = forms;
  return forms;
}

function capitals(): string[] {
  return blocks
    .flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
    )
    .filter((letter) => /^\p{Lu}$/u.test(letter));
}

function firstOf(text: string): string | undefined {
  return Array.from(text)[0];
}
