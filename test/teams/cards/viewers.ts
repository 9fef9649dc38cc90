/** As many Teams user ids as a card may name, as long as Teams makes them. */
export const viewers = Array.from({ length: 60 }, (_, index) => `29:${String(index).padStart(72, '1')}`);
