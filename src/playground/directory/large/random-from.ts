/** Random numbers that are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below this. */
  below(limit: number): number;
  /** One of these. */
  from<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** A stream of numbers made by mulberry32, a well-known small generator: good enough to make names up. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return { below, from: (items) => items[below(items.length)] ?? items[0] };
}

/** The same items in another order. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const keyed = items.map((item) => ({ item, key: random.below(2 ** 31) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
