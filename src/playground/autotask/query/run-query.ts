import type { RecordedRequest } from '../../directory/server/recorded-request';
import { AutotaskError } from '../autotask-error';
import { viewOf, type Entity, type Row } from '../entity';
import { compileFilter } from './compile-filter';
import { readCursor, writeCursor, type PageCursor } from './page-cursor';
import { readQuery, type Query } from './read-query';

const firstPage = { afterId: -1, previous: [] };

/** `{Entity}/query`: the first page. */
export function runQuery(entity: Entity, request: RecordedRequest) {
  const query = readQuery(entity, modelOf(request));
  return answerPage(entity, query, { ...firstPage, pageSize: query.maxRecords }, request);
}

/** `{Entity}/query/next`: a later page; a POST must bring the body of the first one again. */
export function runNextPage(entity: Entity, request: RecordedRequest) {
  const query = readQuery(entity, modelOf(request));
  return answerPage(entity, query, readCursor(request.query.get('paging')), request);
}

/** `{Entity}/query/count`. */
export function runCount(entity: Entity, request: RecordedRequest) {
  return { queryCount: matching(entity, readQuery(entity, modelOf(request))).length };
}

function answerPage(entity: Entity, query: Query, cursor: PageCursor, request: RecordedRequest) {
  const rest = matching(entity, query).filter(({ id }) => Number(id) > cursor.afterId);
  const page = rest.slice(0, cursor.pageSize);
  const hasMore = rest.length > page.length;
  const { includeFields } = query;
  if (hasMore && includeFields && !includeFields.includes('id')) {
    throw new AutotaskError(['IncludeFields must contain id when there is more than one page of results.']);
  }
  const [prevPageUrl, nextPageUrl] = neighbours(
    entity,
    cursor,
    hasMore ? Number(page.at(-1)?.id) : null,
    request,
  );
  return {
    items: page.map((row) => chosen(viewOf(entity, row), includeFields)),
    pageDetails: { count: page.length, requestCount: cursor.pageSize, prevPageUrl, nextPageUrl },
  };
}

function matching(entity: Entity, { filter }: Query): Row[] {
  const test = compileFilter(entity, filter);
  return entity
    .rows()
    .filter(test)
    .sort((left, right) => Number(left.id) - Number(right.id));
}

function chosen(view: Row, includeFields: string[] | undefined): Row {
  if (!includeFields) return view;
  return Object.fromEntries(Object.entries(view).filter(([name]) => includeFields.includes(name)));
}

function neighbours(entity: Entity, cursor: PageCursor, lastId: number | null, request: RecordedRequest) {
  const { afterId, previous, pageSize } = cursor;
  const base = `http://${request.headers.host ?? 'localhost'}/ATServicesRest/V1.0/${entity.name}/query/next`;
  const search = request.query.get('search');
  const url = (to: PageCursor) => `${base}?${writeCursor(to, search)}`;
  const before = previous.at(-1);
  return [
    before === undefined ? null : url({ pageSize, afterId: before, previous: previous.slice(0, -1) }),
    lastId === null ? null : url({ pageSize, afterId: lastId, previous: [...previous, afterId] }),
  ] as const;
}

function modelOf(request: RecordedRequest): unknown {
  if (request.method === 'POST') return request.body;
  const search = request.query.get('search');
  if (search === null)
    throw new AutotaskError(["The requested resource does not support http method 'GET'."], 405);
  try {
    return JSON.parse(search) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new AutotaskError(['The search parameter is not valid JSON.']);
    throw error;
  }
}
