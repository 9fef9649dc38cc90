import type { RecordedRequest } from '../directory/server/recorded-request';
import { badRequest } from './graph-error';

export type Properties = Record<string, unknown>;

/** The names in `$select`, or undefined without one. */
export function selectedNames(request: RecordedRequest): string[] | undefined {
  const select = request.query.get('$select');
  return select ? select.split(',').map((name) => name.trim()) : undefined;
}

/** Only the selected properties, or the type's default ones. Throws a 400 for a name the type does not have. */
export function selectProperties(
  all: Properties,
  names: string[] | undefined,
  { type, defaults }: { type: string; defaults: string[] },
): Properties {
  const entries = (names ?? defaults).map((name) => {
    if (!(name in all)) {
      throw badRequest(`Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
    }
    return [name, all[name]];
  });
  return Object.fromEntries(entries) as Properties;
}

/** `@odata.context` as Graph writes it: `{origin}/v1.0/$metadata#users(id,displayName)/$entity`. */
export function contextOf(request: RecordedRequest, set: string, names?: string[], suffix = ''): Properties {
  const list = names ? `(${names.join(',')})` : '';
  return { '@odata.context': `${originOf(request)}/v1.0/$metadata#${set}${list}${suffix}` };
}

/** Scheme, host and port the caller used. */
export function originOf(request: RecordedRequest): string {
  return `http://${request.headers.host ?? 'localhost'}`;
}
