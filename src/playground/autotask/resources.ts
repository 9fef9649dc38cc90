import { ok } from '../directory/server/answer';
import type { Route } from '../directory/server/route';
import type { AutotaskState } from './autotask-state';
import type { Entity } from './entity';
import { readWrite, rowToUpdate } from './write/read-write';

/** `PATCH /Resources`: changes what is given and leaves the rest. */
export function resourceRoutes(state: AutotaskState, resources: Entity): Route[] {
  return [
    {
      method: 'PATCH',
      path: '/ATServicesRest/V1.0/Resources',
      handle: ({ body }) => ok({ itemId: patchResource(state, resources, body) }),
    },
  ];
}

function patchResource(state: AutotaskState, resources: Entity, body: unknown): number {
  const resource = rowToUpdate(resources, state.directory.resources, body);
  const changes = readWrite(resources, body, { directory: state.directory, creating: false });
  Object.assign(resource, changes);
  state.patches.push({ entity: resources.name, body, at: state.now().toISOString() });
  return resource.id;
}
