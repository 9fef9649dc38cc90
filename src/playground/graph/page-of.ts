import type { RecordedRequest } from '../directory/server/recorded-request';
import { badRequest } from './graph-error';
import { originOf, type Properties } from './select-properties';

const defaultPageSize = 100;
const largestPage = 999;

/** One page of a list by `$top` and `$skiptoken`, and the link to the next one where there is more. */
export function pageOf<Item>(request: RecordedRequest, items: Item[]): { page: Item[]; next: Properties } {
  const size = pageSize(request);
  const start = startOf(request);
  const page = items.slice(start, start + size);
  const end = start + size;
  return { page, next: end < items.length ? { '@odata.nextLink': nextLink(request, end) } : {} };
}

function pageSize(request: RecordedRequest): number {
  const top = request.query.get('$top');
  if (top === null) return defaultPageSize;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > largestPage) {
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`);
  }
  return size;
}

function startOf(request: RecordedRequest): number {
  const token = request.query.get('$skiptoken');
  if (token === null) return 0;
  const start = /^start:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw badRequest('The specified skip token is not valid.');
  return Number(start);
}

function nextLink(request: RecordedRequest, start: number): string {
  const kept = [...request.query].filter(([name]) => name !== '$skiptoken');
  const token = Buffer.from(`start:${start}`).toString('base64url');
  const query = [...kept, ['$skiptoken', token]].map(
    ([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`,
  );
  return `${originOf(request)}${request.rawPath}?${query.join('&')}`;
}
