declare const content: unique symbol;

/** JSON text in a column, remembering what it holds. Escaped by `JSON.stringify`, so that no text is lost or refused. */
export type Json<T> = string & { readonly [content]?: T };

/** A value as the text a column stores. */
export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value);
}

/** The value of a column, trusted to be what was stored: the one place where stored text becomes a type. */
export function fromJson<T>(text: Json<T>): T {
  return JSON.parse(text) as T;
}
