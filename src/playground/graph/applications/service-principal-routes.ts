import { randomUUID } from 'node:crypto';
import { ok } from '../../directory/server/answer';
import type { Route, RoutedRequest } from '../../directory/server/route';
import { badRequest, GraphError } from '../graph-error';
import type { GraphState } from '../graph-state';
import { contextOf, selectedNames, selectProperties, type Properties } from '../select-properties';
import type { SimServicePrincipal } from './application';
import { listApps, readApp } from './app-collection';
import { requireAppWrite } from './require-app-permission';

/** `servicePrincipals` of Graph: list, read, create. */
export function servicePrincipalRoutes(state: GraphState): Route[] {
  const path = '/v1.0/servicePrincipals';
  const { servicePrincipals: apps } = state;
  const collection = { set: 'servicePrincipals', apps, viewOf } as const;
  return [
    { method: 'GET', path, handle: (request) => ok(listApps(state, collection, request)) },
    { method: 'POST', path, handle: (request) => ({ status: 201, body: create(state, request) }) },
    { method: 'GET', path: `${path}/:id`, handle: (request) => ok(readApp(state, collection, request)) },
  ];
}

/** Graph's words for a second one: "The service principal cannot be created, updated, or restored because …". */
function create(state: GraphState, request: RoutedRequest): Properties {
  const { body } = request;
  const appId = body && typeof body === 'object' && 'appId' in body ? String(body.appId).toLowerCase() : '';
  if (appId === '')
    throw badRequest("A value is required for property 'appId' of resource 'ServicePrincipal'.");
  const application = state.applications.find((candidate) => candidate.appId === appId);
  requireAppWrite(state, application?.ownedByCaller ?? true);
  if (!application) {
    throw new GraphError(
      400,
      'Request_BadRequest',
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
    );
  }
  if (state.servicePrincipals.some((candidate) => candidate.appId === appId)) {
    throw new GraphError(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    );
  }
  const principal = { id: randomUUID(), appId, displayName: application.displayName, accountEnabled: true };
  state.servicePrincipals.push(principal);
  return { ...contextOf(request, 'servicePrincipals', undefined, '/$entity'), ...viewOf(principal, request) };
}

function viewOf(principal: SimServicePrincipal, request: RoutedRequest): Properties {
  const kind = { type: 'servicePrincipal', defaults: Object.keys(principal) };
  return selectProperties({ ...principal }, selectedNames(request), kind);
}
