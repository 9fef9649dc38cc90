import type { DirectoryGroup } from '../directory/directory';
import { ok } from '../directory/server/answer';
import type { Route, RoutedRequest } from '../directory/server/route';
import { GraphError } from './graph-error';
import type { GraphState } from './graph-state';
import { requirePermission } from './require-permission';
import { contextOf } from './select-properties';
import { findPerson } from './users';

const mostGroups = 20;

/** `POST /users/{id}/checkMemberGroups` with `{"groupIds":[…]}`: those the user is in, through nested groups too. */
export function checkMemberGroupsRoute(state: GraphState): Route {
  return {
    method: 'POST',
    path: '/v1.0/users/:id/checkMemberGroups',
    handle: (request) => {
      requirePermission(state.deniedPermissions, 'User.Read.All', 'GroupMember.Read.All');
      const person = findPerson(state, request.params.id ?? '');
      const asked = groupIdsOf(request);
      const value = asked.filter((id) => isMember(state, person.id, id.toLowerCase()));
      return ok({ ...contextOf(request, 'Collection(Edm.String)'), value });
    },
  };
}

function groupIdsOf(request: RoutedRequest): string[] {
  const { body } = request;
  const ids = body && typeof body === 'object' && 'groupIds' in body ? body.groupIds : undefined;
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) {
    throw new GraphError(400, 'Request_BadRequest', "A value is required for parameter 'groupIds'.");
  }
  if (ids.length > mostGroups) {
    throw new GraphError(
      400,
      'Request_BadRequest',
      `The 'groupIds' collection may hold ${mostGroups} ids at most.`,
    );
  }
  return ids;
}

function isMember({ directory }: GraphState, personId: string, groupId: string): boolean {
  const seen = new Set<DirectoryGroup>();
  const open = directory.groups.filter(({ id }) => id === groupId);
  for (let group = open.pop(); group; group = open.pop()) {
    if (group.memberIds.includes(personId)) return true;
    // Groups may contain each other in a circle.
    seen.add(group);
    const { memberGroupIds } = group;
    open.push(
      ...directory.groups.filter((nested) => memberGroupIds.includes(nested.id) && !seen.has(nested)),
    );
  }
  return false;
}
