import type { Card } from './message';

/** A card as a person reads it, line by line; buttons stand in brackets, inputs with their label. */
export function cardText(card: Card): string {
  return [...linesOf(card.body), ...linesOf(card.actions)].filter((line) => line.trim() !== '').join('\n');
}

/** Every `Action.Execute` of the card, wherever it stands. */
export function buttonsOf(card: unknown): { title: string; verb: string; data: Record<string, unknown> }[] {
  return elementsOf(card).flatMap((element) =>
    element.type === 'Action.Execute'
      ? [
          {
            title: String(element.title),
            verb: String(element.verb),
            data: element.data as Record<string, unknown>,
          },
        ]
      : [],
  );
}

type Element = Readonly<Record<string, unknown>>;

function elementsOf(node: unknown): Element[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Element, ...Object.values(node).flatMap(elementsOf)];
}

function linesOf(node: unknown): string[] {
  if (!Array.isArray(node)) return [];
  return node.flatMap((element: Element) => linesOfElement(element));
}

function linesOfElement(element: Element): string[] {
  switch (element.type) {
    case 'TextBlock':
      return [withTimes(String(element.text))];
    case 'RichTextBlock':
      return [(element.inlines as Element[]).map((run) => String(run.text)).join('')];
    case 'Container':
      return linesOf(element.items);
    case 'ActionSet':
      return linesOf(element.actions);
    case 'ColumnSet':
      return sideBySide((element.columns as Element[]).map((column) => linesOf(column.items)));
    case 'Input.Text':
    case 'Input.ChoiceSet':
      return [`${String(element.label)}: ____`, ...choicesOf(element)];
    case 'Action.Execute':
    case 'Action.OpenUrl':
      return [`[${String(element.title)}]`];
    default:
      return [];
  }
}

function choicesOf({ choices }: Element): string[] {
  return Array.isArray(choices) ? choices.map((choice: Element) => `  ( ) ${String(choice.title)}`) : [];
}

function sideBySide(columns: readonly string[][]): string[] {
  const height = Math.max(...columns.map((column) => column.length));
  const width = Math.max(0, ...columns.slice(0, -1).flatMap((column) => column.map((line) => line.length)));
  return Array.from({ length: height }, (_, row) =>
    columns
      .map((column, index) => (column[row] ?? '').padEnd(index < columns.length - 1 ? width + 3 : 0))
      .join(''),
  ).map((line) => line.trimEnd());
}

/** `{{DATE(2026-11-23T10:00:00Z, SHORT)}} {{TIME(…)}}` as a client in UTC would show it. */
function withTimes(text: string): string {
  return text
    .replace(/\{\{DATE\((\d{4}-\d\d-\d\d)T[^)]*\)\}\}/g, '$1')
    .replace(/\{\{TIME\([^T]*T(\d\d:\d\d)[^)]*\)\}\}/g, '$1 UTC');
}
