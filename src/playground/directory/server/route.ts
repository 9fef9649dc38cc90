import type { Answer } from './answer';
import { decodePath, type RecordedRequest } from './recorded-request';

/** A request together with what its path says: `/users/:id` gives `params.id`, decoded. */
export interface RoutedRequest extends RecordedRequest {
  params: Record<string, string>;
}

export interface Route {
  method: string;
  /** Segments split by `/`, one that starts with `:` takes any value: `/users/:id/checkMemberGroups`. */
  path: string;
  handle: (request: RoutedRequest) => Answer;
}

/** The answer of the first route that fits method and path, names compared without regard to case; else undefined. */
export function route(routes: Route[], request: RecordedRequest): Answer | undefined {
  for (const candidate of routes) {
    const params =
      candidate.method === request.method ? paramsOf(candidate.path, request.rawPath) : undefined;
    if (params) return candidate.handle({ ...request, params });
  }
  return undefined;
}

/** True when some route has this path for another method: the difference between 405 and 404. */
export function knowsPath(routes: Route[], request: RecordedRequest): boolean {
  return routes.some(({ path }) => paramsOf(path, request.rawPath) !== undefined);
}

function paramsOf(pattern: string, rawPath: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = rawPath.split('/').map(decodePath);
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':') && value !== '') params[segment.slice(1)] = value;
    else if (segment.toLowerCase() !== value.toLowerCase()) return undefined;
  }
  return params;
}
