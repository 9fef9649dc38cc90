/**
 * How many things of one key are looked at. More than ten are never shown, and two are as undecidable as two thousand:
 * so planning stays linear even where a whole company shares one address.
 */
const mostPerKey = 12;

/** Finds things by any of their keys: of each key the first twelve, in the order they came in. */
export class FirstByKey<T> {
  readonly #found = new Map<string, T[]>();
  readonly #wanted: ReadonlySet<string> | null;

  /** @param wanted the only keys that will be asked for, where they are few; `null`: any */
  constructor(wanted: ReadonlySet<string> | null = null) {
    this.#wanted = wanted;
  }

  /** Makes a thing findable by these keys. */
  add(thing: T, keys: readonly string[]): void {
    for (const key of keys) {
      if (this.#wanted && !this.#wanted.has(key)) continue;
      const others = this.#found.get(key);
      if (!others) this.#found.set(key, [thing]);
      else if (others.length < mostPerKey && others.at(-1) !== thing) others.push(thing);
    }
  }

  /** What was given for a key; nothing for an empty one. */
  get(key: string): readonly T[] {
    return key === '' ? [] : (this.#found.get(key) ?? []);
  }
}

/** The same for things that have one kind of key. */
export function firstByKey<T>(things: readonly T[], keysOf: (thing: T) => readonly string[]): FirstByKey<T> {
  const found = new FirstByKey<T>();
  for (const thing of things) found.add(thing, keysOf(thing));
  return found;
}
