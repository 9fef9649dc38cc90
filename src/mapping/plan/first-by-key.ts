/**
 * How many things of one key are looked at. More than ten are never shown, and two are as undecidable as two thousand:
 * so planning stays linear even where a whole company shares one address.
 */
const mostPerKey = 12;

/** What was given for a key, in the order it was given; at most the first twelve. */
export type FirstByKey<T> = (key: string) => readonly T[];

/** Makes things findable by any of their keys, in one pass. An empty key finds nothing. */
export function firstByKey<T>(things: readonly T[], keysOf: (thing: T) => readonly string[]): FirstByKey<T> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const others = found.get(key);
      if (!others) found.set(key, [thing]);
      else if (others.length < mostPerKey && others.at(-1) !== thing) others.push(thing);
    }
  }
  return (key) => (key === '' ? [] : (found.get(key) ?? []));
}
