import type { DirectoryGroup } from '../directory/directory';
import { ok } from '../directory/server/answer';
import type { RecordedRequest } from '../directory/server/recorded-request';
import type { Route, RoutedRequest } from '../directory/server/route';
import { filterGroups } from './filter-groups';
import { notFound } from './graph-error';
import type { GraphState } from './graph-state';
import { pageOf } from './page-of';
import { requirePermission } from './require-permission';
import { contextOf, selectedNames, selectProperties, type Properties } from './select-properties';
import { userProperties, userType } from './user-properties';

const groupType = {
  type: 'group',
  defaults: [
    'id',
    'displayName',
    'description',
    'mailEnabled',
    'mailNickname',
    'securityEnabled',
    'groupTypes',
  ],
};

/** `GET /groups` by display name, `GET /groups/{id}`, its direct members (nested groups among them), and those that it has through nested groups. */
export function groupRoutes(state: GraphState): Route[] {
  return [
    { method: 'GET', path: '/v1.0/groups', handle: (request) => ok(listGroups(state, request)) },
    { method: 'GET', path: '/v1.0/groups/:id', handle: (request) => ok(getGroup(state, request)) },
    ...(['members', 'transitiveMembers'] as const).map((relation): Route => {
      const path = `/v1.0/groups/:id/${relation}`;
      return { method: 'GET', path, handle: (request) => ok(listMembers(state, request, relation)) };
    }),
  ];
}

function getGroup(state: GraphState, request: RoutedRequest) {
  const group = readGroup(state, request);
  const names = selectedNames(request);
  const properties = selectProperties(groupProperties(group), names, groupType);
  return { ...contextOf(request, 'groups', names, '/$entity'), ...properties };
}

function listGroups(state: GraphState, request: RoutedRequest) {
  requirePermission(state.deniedPermissions, 'GroupMember.Read.All');
  const names = selectedNames(request);
  const { page, next } = pageOf(request, filterGroups(request, state.directory.groups));
  const value = page.map((group) => selectProperties(groupProperties(group), names, groupType));
  return { ...contextOf(request, 'groups', names), ...next, value };
}

function listMembers(state: GraphState, request: RoutedRequest, relation: 'members' | 'transitiveMembers') {
  const group = readGroup(state, request);
  const members = relation === 'members' ? membersOf(state, group) : transitiveMembersOf(state, group);
  const { page, next } = pageOf(request, members);
  const value = page.map((member) => memberView(member, request));
  return { ...contextOf(request, 'directoryObjects', selectedNames(request)), ...next, value };
}

function readGroup(state: GraphState, request: RoutedRequest): DirectoryGroup {
  requirePermission(state.deniedPermissions, 'GroupMember.Read.All');
  const id = request.params.id ?? '';
  const found = state.directory.groups.find((group) => group.id === id.toLowerCase());
  if (!found) throw notFound(id);
  return found;
}

interface Member {
  kind: typeof userType;
  properties: Properties;
}

function membersOf({ directory }: GraphState, group: DirectoryGroup): Member[] {
  const [memberIds, memberGroupIds] = [new Set(group.memberIds), new Set(group.memberGroupIds)];
  const people = directory.people.filter(({ id }) => memberIds.has(id));
  const groups = directory.groups.filter(({ id }) => memberGroupIds.has(id));
  return [
    ...people.map((person) => ({ kind: userType, properties: userProperties(person) })),
    ...groups.map((nested) => ({ kind: groupType, properties: groupProperties(nested) })),
  ];
}

/** Everything in the group and in groups inside it, each once; groups may contain each other in a circle. */
function transitiveMembersOf(state: GraphState, group: DirectoryGroup): Member[] {
  const inside = new Set([group]);
  for (const each of inside) {
    for (const nested of state.directory.groups) {
      if (each.memberGroupIds.includes(nested.id)) inside.add(nested);
    }
  }
  const members = [...inside].flatMap((each) => membersOf(state, each));
  return [...new Map(members.map((member) => [member.properties.id, member])).values()];
}

function memberView({ kind, properties }: Member, request: RecordedRequest): Properties {
  // A selected property that only the other kind has is left out, not refused: members are of several types.
  const names = selectedNames(request)?.filter((name) => name in properties);
  return { '@odata.type': `#microsoft.graph.${kind.type}`, ...selectProperties(properties, names, kind) };
}

function groupProperties({ id, displayName }: DirectoryGroup): Properties {
  const mailNickname = displayName.replaceAll(' ', '');
  const flags = { mailEnabled: false, securityEnabled: true, groupTypes: [] };
  return { id, displayName, description: null, mailNickname, ...flags };
}
