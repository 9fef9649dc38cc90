import { ok } from '../../directory/server/answer';
import type { Route, RoutedRequest } from '../../directory/server/route';
import type { GraphState } from '../graph-state';
import { contextOf, selectedNames, selectProperties, type Properties } from '../select-properties';
import { addPassword } from './add-password';
import { newApplication, type SimApplication } from './application';
import { foundApp, listApps, readApp } from './app-collection';
import { requireAppWrite } from './require-app-permission';
import { applyBody, readApplicationBody, readNewApplication } from './read-application-body';

/** `applications` of Graph: list, read, create, change, and a new client secret. */
export function applicationRoutes(state: GraphState): Route[] {
  const path = '/v1.0/applications';
  const { applications: apps } = state;
  const collection = { set: 'applications', apps, viewOf } as const;
  return [
    { method: 'GET', path, handle: (request) => ok(listApps(state, collection, request)) },
    { method: 'POST', path, handle: (request) => ({ status: 201, body: create(state, request) }) },
    { method: 'GET', path: `${path}/:id`, handle: (request) => ok(readApp(state, collection, request)) },
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
  const application = foundApp(state.applications, request);
  requireAppWrite(state, application.ownedByCaller);
  return application;
}

/** Everything of the app that Graph shows. */
function viewOf(application: SimApplication, request: RoutedRequest): Properties {
  const shown = Object.entries(application).filter(([name]) => name !== 'ownedByCaller');
  const kind = { type: 'application', defaults: shown.map(([name]) => name) };
  return selectProperties(Object.fromEntries(shown), selectedNames(request), kind);
}
