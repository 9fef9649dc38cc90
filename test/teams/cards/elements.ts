/** An element, action, run or choice of a card. */
export type Element = Readonly<Record<string, unknown>>;

/** Every object in a card, from the card itself down. */
export function elementsOf(node: unknown): Element[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Element, ...Object.values(node).flatMap(elementsOf)];
}

/** Every element of one type. */
export function ofType(card: unknown, type: string): Element[] {
  return elementsOf(card).filter((element) => element.type === type);
}

/** The texts that stand under a key in elements of one type, e.g. `text` of `TextBlock`. */
export function textsOf(card: unknown, type: string, key: string): string[] {
  return ofType(card, type).flatMap((element) => (typeof element[key] === 'string' ? [element[key]] : []));
}

/** All that a person reads on the card, one line each. */
export function wordsOf(card: unknown): string {
  return [...textsOf(card, 'TextBlock', 'text'), ...textsOf(card, 'TextRun', 'text')].join('\n');
}
