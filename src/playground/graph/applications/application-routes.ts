import { ok } from '../../directory/server/answer';
import type { Route, RoutedRequest } from '../../directory/server/route';
import { notFound } from '../graph-error';
import type { GraphState } from '../graph-state';
import { pageOf } from '../page-of';
import { contextOf, selectedNames, selectProperties, type Properties } from '../select-properties';
import { addPassword } from './add-password';
import { newApplication, type SimApplication } from './application';
import { filterApps } from './filter-apps';
import { requireAppRead, requireAppWrite } from './require-app-permission';
import { applyBody, readApplicationBody, readNewApplication } from './read-application-body';

/** `applications` of Graph: list, read, create, change, and a new client secret. */
export function applicationRoutes(state: GraphState): Route[] {
  const path = '/v1.0/applications';
  return [
    { method: 'GET', path, handle: (request) => ok(list(state, request)) },
    { method: 'POST', path, handle: (request) => ({ status: 201, body: create(state, request) }) },
    { method: 'GET', path: `${path}/:id`, handle: (request) => ok(read(state, request)) },
    { method: 'PATCH', path: `${path}/:id`, handle: (request) => change(state, request) },
    {
      method: 'POST',
      path: `${path}/:id/addPassword`,
      handle: (request) => {
        const application = writable(state, request);
        return ok({
          ...contextOf(request, 'microsoft.graph.passwordCredential'),
          ...addPassword(application, request.body, state.now()),
        });
      },
    },
  ];
}

function list(state: GraphState, request: RoutedRequest): Properties {
  requireAppRead(state);
  const { page, next } = pageOf(request, filterApps(request, state.applications));
  const value = page.map((application) => viewOf(application, request));
  return { ...contextOf(request, 'applications', selectedNames(request)), ...next, value };
}

function read(state: GraphState, request: RoutedRequest): Properties {
  requireAppRead(state);
  return {
    ...contextOf(request, 'applications', selectedNames(request), '/$entity'),
    ...viewOf(found(state, request), request),
  };
}

function create(state: GraphState, request: RoutedRequest): Properties {
  requireAppWrite(state, true);
  const given = readNewApplication(request.body);
  const { displayName } = given;
  const application = newApplication({ displayName, ownedByCaller: true }, state.now());
  applyBody(application, given);
  state.applications.push(application);
  return { ...contextOf(request, 'applications', undefined, '/$entity'), ...viewOf(application, request) };
}

function change(state: GraphState, request: RoutedRequest): { status: number } {
  const application = writable(state, request);
  applyBody(application, readApplicationBody(request.body));
  return { status: 204 };
}

function writable(state: GraphState, request: RoutedRequest): SimApplication {
  const application = found(state, request);
  requireAppWrite(state, application.ownedByCaller);
  return application;
}

function found({ applications }: GraphState, { params }: RoutedRequest): SimApplication {
  const id = params.id ?? '';
  const application = applications.find((candidate) => candidate.id === id.toLowerCase());
  if (!application) throw notFound(id);
  return application;
}

/** Everything of the app that Graph shows. */
function viewOf(application: SimApplication, request: RoutedRequest): Properties {
  const shown = Object.entries(application).filter(([name]) => name !== 'ownedByCaller');
  const kind = { type: 'application', defaults: shown.map(([name]) => name) };
  return selectProperties(Object.fromEntries(shown), selectedNames(request), kind);
}
