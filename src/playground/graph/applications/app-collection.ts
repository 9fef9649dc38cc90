import type { RoutedRequest } from '../../directory/server/route';
import { notFound } from '../graph-error';
import type { GraphState } from '../graph-state';
import { pageOf } from '../page-of';
import { contextOf, selectedNames, type Properties } from '../select-properties';
import type { SimApplication, SimServicePrincipal } from './application';
import { filterApps } from './filter-apps';
import { requireAppRead } from './require-app-permission';

/** One of Graph's collections of apps: what it is called, what is in it, and how one of it is shown. */
export interface AppCollection<App extends SimApplication | SimServicePrincipal> {
  readonly set: 'applications' | 'servicePrincipals';
  readonly apps: readonly App[];
  readonly viewOf: (app: App, request: RoutedRequest) => Properties;
}

/** `GET /{set}`, filtered and page by page. */
export function listApps<App extends SimApplication | SimServicePrincipal>(
  state: GraphState,
  { set, apps, viewOf }: AppCollection<App>,
  request: RoutedRequest,
): Properties {
  requireAppRead(state);
  const { page, next } = pageOf(request, filterApps(request, apps));
  const value = page.map((app) => viewOf(app, request));
  return { ...contextOf(request, set, selectedNames(request)), ...next, value };
}

/** `GET /{set}/{id}`. */
export function readApp<App extends SimApplication | SimServicePrincipal>(
  state: GraphState,
  collection: AppCollection<App>,
  request: RoutedRequest,
): Properties {
  requireAppRead(state);
  const { set, apps, viewOf } = collection;
  return {
    ...contextOf(request, set, selectedNames(request), '/$entity'),
    ...viewOf(foundApp(apps, request), request),
  };
}

/** The app with the object id of the path. Throws Graph's 404. */
export function foundApp<App extends SimApplication | SimServicePrincipal>(
  apps: readonly App[],
  { params }: RoutedRequest,
): App {
  const id = params.id ?? '';
  const app = apps.find((candidate) => candidate.id === id.toLowerCase());
  if (!app) throw notFound(id);
  return app;
}
