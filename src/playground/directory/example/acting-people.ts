import { personWithResource, type DirectoryEntry } from '../directory-entry';

/** Object IDs of the people who use the bot in the examples. */
export const actors = {
  alexAdmin: 'a11ce000-0000-4000-8000-000000000001',
  taylorLead: '7ea41ead-0000-4000-8000-000000000002',
  samSecond: '5a3c0000-0000-4000-8000-000000000003',
  robinBoth: '40b14000-0000-4000-8000-000000000004',
  umaUser: 'ea5e4000-0000-4000-8000-000000000005',
} as const;

/** Administrator, two approvers, one who is both, one who is neither. Each has a resource of their own. */
export function actingPeople(): DirectoryEntry[] {
  const jobTitle = 'Team Lead';
  return [
    personWithResource({
      number: 21,
      id: actors.alexAdmin,
      givenName: 'Alex',
      surname: 'Admin',
      jobTitle: 'Administrator',
    }),
    personWithResource({ number: 22, id: actors.taylorLead, givenName: 'Taylor', surname: 'Lead', jobTitle }),
    personWithResource({ number: 23, id: actors.samSecond, givenName: 'Sam', surname: 'Second', jobTitle }),
    personWithResource({ number: 24, id: actors.robinBoth, givenName: 'Robin', surname: 'Both', jobTitle }),
    personWithResource({ number: 25, id: actors.umaUser, givenName: 'Uma', surname: 'User' }),
  ];
}
