import { recordRequest, type RecordedRequest } from '../directory/server/recorded-request';

const wrapped = /^\/v1\.0\/http:\/+[^/]+(\/.*)$/;

/**
 * Undoes what the official JavaScript client (3.0.7, GraphRequest.parsePath) does to a nextLink on loopback: it takes
 * only `https://` links as absolute and puts its base URL before an `http://` one. At Graph itself this cannot happen.
 */
export function unwrapNextLink(request: RecordedRequest): RecordedRequest {
  const path = wrapped.exec(request.rawPath)?.[1];
  if (path === undefined) return request;
  const { method, headers, body, at } = request;
  return Object.assign(
    request,
    recordRequest(`${path}?${request.query.toString()}`, { method, headers, body, at }),
  );
}
