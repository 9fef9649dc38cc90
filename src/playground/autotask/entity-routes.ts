import { ok, type Answer } from '../directory/server/answer';
import type { Route } from '../directory/server/route';
import { AutotaskError } from './autotask-error';
import { viewOf, type Entity } from './entity';
import type { Right } from './rights';
import { runCount, runNextPage, runQuery } from './query/run-query';

/** What every entity offers: queries with GET and POST, one record by id, and what its fields are. */
export function entityRoutes(entity: Entity, denied: ReadonlySet<Right>): Route[] {
  const path = `/ATServicesRest/V1.0/${entity.name}`;
  const queries = ['GET', 'POST'].flatMap((method): Route[] => [
    { method, path: `${path}/query`, handle: (request) => ok(runQuery(entity, request)) },
    { method, path: `${path}/query/next`, handle: (request) => ok(runNextPage(entity, request)) },
    { method, path: `${path}/query/count`, handle: (request) => ok(runCount(entity, request)) },
  ]);
  return [
    ...queries,
    {
      method: 'GET',
      path: `${path}/entityInformation`,
      handle: () => ok({ info: informationOf(entity, denied) }),
    },
    { method: 'GET', path: `${path}/entityInformation/fields`, handle: () => ok({ fields: entity.fields }) },
    { method: 'GET', path: `${path}/entityInformation/userDefinedFields`, handle: () => ok({ fields: [] }) },
    { method: 'GET', path: `${path}/:id`, handle: ({ params }) => getOne(entity, Number(params.id)) },
  ];
}

function getOne(entity: Entity, id: number): Answer {
  const row = entity.rows().find((held) => held.id === id);
  if (row) return ok({ item: viewOf(entity, row) });
  if (entity.unknownId === 'null item') return ok({ item: null });
  throw new AutotaskError([`No ${entity.singular} found with the id ${id}.`], 404);
}

/** 1 says "all", 0 "none" (help page "The entityInformation call"). */
function informationOf({ name, singular, canCreate, canUpdate }: Entity, denied: ReadonlySet<Right>) {
  return {
    name: singular,
    canCreate,
    canDelete: false,
    canQuery: true,
    canUpdate,
    userAccessForCreate: Number(canCreate && !denied.has(`${name}.create`)),
    userAccessForDelete: 0,
    userAccessForQuery: Number(!denied.has(`${name}.query`)),
    userAccessForUpdate: Number(canUpdate && !denied.has(`${name}.update`)),
    hasUserDefinedFields: singular === 'Ticket',
    supportsWebhookCallouts: true,
  };
}
