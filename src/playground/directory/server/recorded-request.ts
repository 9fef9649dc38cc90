/** A request as a simulator received it, kept for tests to look at. */
export interface RecordedRequest {
  method: string;
  /** Decoded path without the query, `/v1.0/users/o'neill@contoso.example`. */
  path: string;
  /** Decoded path with the query. */
  pathAndQuery: string;
  /** Path as it was sent, still encoded: routes split this one, so that an encoded slash stays inside its segment. */
  rawPath: string;
  query: URLSearchParams;
  /** Header names are lower-case, as Node gives them. */
  headers: Record<string, string>;
  /** Parsed JSON; the text itself where it is not JSON; undefined without a body. */
  body: unknown;
  /** When it arrived, ISO 8601 in UTC. */
  at: string;
  /** The status it was answered with; undefined while it runs and when its connection was dropped. */
  status?: number;
  /** Set on the parts of a Graph `$batch`: the part's id. */
  batchPartId?: string;
}

/** Decodes percent escapes; text with a broken escape is given back as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

/** Builds the record of one request from its target (path and query as sent) and what came with it. */
export function recordRequest(
  target: string,
  rest: Pick<RecordedRequest, 'method' | 'headers' | 'body' | 'at' | 'batchPartId'>,
): RecordedRequest {
  const url = new URL(target, 'http://simulator.invalid');
  const path = decodePath(url.pathname);
  const pathAndQuery = path + decodePath(url.search);
  return { ...rest, path, pathAndQuery, rawPath: url.pathname, query: url.searchParams };
}
