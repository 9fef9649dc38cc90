import type { RecordedRequest } from '../directory/server/recorded-request';
import { AutotaskError } from './autotask-error';

type Deed = 'query' | 'create' | 'update';

/** Something a security level may allow with an entity: `Tickets.create`. */
export type Right = `${string}.${Deed}`;

const entityPath = /^\/ATServicesRest\/V1\.0\/(\w+)(\/query(\/\w+)?|\/\d+)?$/i;
const checklistPath = /^\/ATServicesRest\/V1\.0\/Tickets\/\d+\/ChecklistItems$/i;

/**
 * Throws Autotask's refusal when the API user's security level does not allow the call: a 500 like any other
 * validation, told apart by its words only (seen alike in the tests and field notes of several public clients).
 */
export function requireRight(denied: ReadonlySet<Right>, request: RecordedRequest): void {
  const [entity, deed] = neededFor(request);
  const needed = `${entity}.${deed}`.toLowerCase();
  if (![...denied].some((right) => right.toLowerCase() === needed)) return;
  throw new AutotaskError([
    `The logged in Resource does not have the adequate permissions to ${deed} this entity type.`,
  ]);
}

function neededFor({ method, path }: RecordedRequest): [entity: string, deed: Deed] {
  if (checklistPath.test(path)) return ['TicketChecklistItems', deedOf(method)];
  const [, entity = '', below] = entityPath.exec(path) ?? [];
  return [entity, below === undefined ? deedOf(method) : 'query'];
}

function deedOf(method: string): Deed {
  if (method === 'GET') return 'query';
  return method === 'POST' ? 'create' : 'update';
}
