import type { Person } from '../directory/person';
import { ok } from '../directory/server/answer';
import type { RecordedRequest } from '../directory/server/recorded-request';
import type { Route } from '../directory/server/route';
import { parseFilter } from './filter/parse-filter';
import { notFound, unsupportedQuery } from './graph-error';
import type { GraphState } from './graph-state';
import { pageOf } from './page-of';
import { requirePermission } from './require-permission';
import { contextOf, selectedNames, selectProperties } from './select-properties';
import { userProperties, userType } from './user-properties';

/** `GET /users/{id | userPrincipalName}` and `GET /users`. */
export function userRoutes(state: GraphState): Route[] {
  return [
    { method: 'GET', path: '/v1.0/users', handle: (request) => ok(listUsers(state, request)) },
    {
      method: 'GET',
      path: '/v1.0/users/:id',
      handle: (request) => ok(getUser(state, request, request.params.id ?? '')),
    },
  ];
}

/** The person with this Object ID or user principal name (case does not matter). Throws Graph's 404. */
export function findPerson(state: GraphState, key: string): Person {
  const wanted = key.toLowerCase();
  const found = state.directory.people.find(
    ({ id, userPrincipalName }) => id.toLowerCase() === wanted || userPrincipalName.toLowerCase() === wanted,
  );
  if (!found) throw notFound(key);
  return found;
}

function getUser(state: GraphState, request: RecordedRequest, key: string) {
  requirePermission(state.deniedPermissions, 'User.Read.All');
  const person = findPerson(state, key);
  const names = selectedNames(request);
  const properties = selectProperties(userProperties(person), names, userType);
  return { ...contextOf(request, 'users', names, '/$entity'), ...properties };
}

function listUsers(state: GraphState, request: RecordedRequest) {
  requirePermission(state.deniedPermissions, 'User.Read.All');
  refuseUnknownOptions(request);
  const found = state.directory.people.filter(filterOf(request));
  const { page, next } = pageOf(request, found);
  const names = selectedNames(request);
  const value = page.map((person) => selectProperties(userProperties(person), names, userType));
  const count = asksForCount(request) && isEventual(request) ? { '@odata.count': found.length } : {};
  return { ...contextOf(request, 'users', names), ...count, ...next, value };
}

function filterOf(request: RecordedRequest): (person: Person) => boolean {
  const text = request.query.get('$filter');
  if (text === null) return () => true;
  const { matches, advanced } = parseFilter(text);
  const [operator] = advanced;
  if (operator !== undefined && !(isEventual(request) && asksForCount(request))) {
    throw unsupportedQuery(
      `Operator '${operator}' is not supported because the required parameters might be missing. ` +
        'Try adding $count=true query parameter and ConsistencyLevel:eventual header.',
    );
  }
  return matches;
}

const options = ['$filter', '$select', '$top', '$skiptoken', '$count'];

function refuseUnknownOptions({ query }: RecordedRequest): void {
  const unknown = [...query.keys()].find((name) => name.startsWith('$') && !options.includes(name));
  if (unknown) throw unsupportedQuery(`The simulator does not offer the query option '${unknown}' on users.`);
}

function isEventual({ headers }: RecordedRequest): boolean {
  return headers.consistencylevel?.toLowerCase() === 'eventual';
}

function asksForCount({ query }: RecordedRequest): boolean {
  return query.get('$count') === 'true';
}
