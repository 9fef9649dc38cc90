import { actors } from './acting-people';

/** A group of Entra ID. Members of the groups in `memberGroupIds` are members too, transitively. */
export interface DirectoryGroup {
  id: string;
  displayName: string;
  memberIds: string[];
  memberGroupIds: string[];
}

/** Object IDs of the example groups. */
export const groupIds = {
  administrators: '9d0c7f3a-1111-4a00-9000-00000000ad01',
  approvers: '9d0c7f3a-2222-4a00-9000-00000000a901',
  serviceDeskLeads: '9d0c7f3a-3333-4a00-9000-000000001ead',
} as const;

/** Administrators and approvers; Sam Second is an approver only through the nested group. */
export function exampleGroups(): DirectoryGroup[] {
  const { administrators, approvers, serviceDeskLeads } = groupIds;
  return [
    group(administrators, 'SSO administrators', [actors.alexAdmin, actors.robinBoth]),
    group(approvers, 'SSO approvers', [actors.taylorLead, actors.robinBoth], [serviceDeskLeads]),
    group(serviceDeskLeads, 'Service desk leads', [actors.samSecond]),
  ];
}

function group(
  id: string,
  displayName: string,
  memberIds: string[],
  memberGroupIds: string[] = [],
): DirectoryGroup {
  return { id, displayName, memberIds, memberGroupIds };
}
