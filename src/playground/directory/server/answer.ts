/** What a simulator answers. An object is sent as JSON, a string as it is, undefined as an empty body. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A 200 with this JSON. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}
