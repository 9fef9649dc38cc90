import { AutotaskError } from '../autotask-error';

/** Where a page starts: after the record with this id. */
export interface PageCursor {
  pageSize: number;
  afterId: number;
  /** Pages already given, first one first, by the id they start after. */
  previous: number[];
}

/** Reads the `paging` parameter of `query/next`. Throws Autotask's 500 when it was not made by `writeCursor`. */
export function readCursor(paging: string | null): PageCursor {
  try {
    const cursor = JSON.parse(paging ?? '') as PageCursor;
    if (Number.isInteger(cursor.afterId) && Number.isInteger(cursor.pageSize)) return cursor;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AutotaskError(['The paging parameter is not valid: follow nextPageUrl as it was given.']);
}

/** The query string of a page: its cursor, and for GET the search itself, which a POST carries in its body. */
export function writeCursor(cursor: PageCursor, search: string | null): string {
  const query = new URLSearchParams({ paging: JSON.stringify(cursor) });
  if (search !== null) query.set('search', search);
  return query.toString();
}
