import type { RecordedRequest } from '../directory/server/recorded-request';
import { AutotaskError } from './autotask-error';

/** Something a security level may allow with an entity: `Tickets.create`. */
export type Right = `${string}.${'query' | 'create' | 'update'}`;

const entityPath = /^\/ATServicesRest\/V1\.0\/(\w+)(\/query(\/\w+)?|\/\d+)?$/i;

/** Throws Autotask's 403 when the API user's security level does not allow the call. */
export function requireRight(denied: ReadonlySet<Right>, { method, path }: RecordedRequest): void {
  const [, entity, below] = entityPath.exec(path) ?? [];
  if (entity === undefined || !denied.has(`${entity}.${neededFor(method, below)}`)) return;
  throw new AutotaskError(
    ['The logged in Resource does not have the adequate permissions to perform this operation.'],
    403,
  );
}

function neededFor(method: string, below: string | undefined): 'query' | 'create' | 'update' {
  if (below !== undefined || method === 'GET') return 'query';
  return method === 'POST' ? 'create' : 'update';
}
