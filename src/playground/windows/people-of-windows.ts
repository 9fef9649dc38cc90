import type { PlaygroundPerson, PlaygroundWindow } from '../agents-playground/playground-options';
import type { Directory } from '../directory/directory';
import { actors } from '../directory/example/acting-people';

/** Conversation ids as Teams writes them; each window has its own team, since each is its own Teams. */
export const channels = {
  helpdesk: { id: '19:helpdesk@thread.tacv2', name: 'Helpdesk' },
  approvals: { id: '19:approvals@thread.tacv2', name: 'Approvals' },
} as const;

const botId = 'b07b07b0-0000-4000-8000-000000000001';
const janeDoe = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01';

/** The administrator's window: a team with the Helpdesk channel. */
export function administratorsWindow(directory: Directory): PlaygroundWindow {
  const { alexAdmin, taylorLead, samSecond, robinBoth, umaUser } = actors;
  return {
    ...common(directory, alexAdmin, [taylorLead, samSecond, robinBoth, umaUser, janeDoe]),
    team: {
      id: '19:service-desk@thread.tacv2',
      name: 'Service desk',
      groupId: '7ea30000-0000-4000-8000-000000000001',
      channels: [channels.helpdesk],
    },
  };
}

/** The team lead's window: a team with the Approvals channel. */
export function teamLeadsWindow(directory: Directory): PlaygroundWindow {
  const { alexAdmin, taylorLead, samSecond, robinBoth, umaUser } = actors;
  return {
    ...common(directory, taylorLead, [alexAdmin, samSecond, robinBoth, umaUser, janeDoe]),
    team: {
      id: '19:team-leads@thread.tacv2',
      name: 'Team leads',
      groupId: '7ea30000-0000-4000-8000-000000000002',
      channels: [channels.approvals],
    },
  };
}

function common(
  directory: Directory,
  currentUser: string,
  users: readonly string[],
): Omit<PlaygroundWindow, 'team'> {
  const person = (objectId: string): PlaygroundPerson => personOf(directory, objectId);
  return {
    tenantId: directory.tenantId,
    botId,
    botName: 'sso',
    currentUser: person(currentUser),
    users: users.map(person),
  };
}

/** A person of the simulated directory as the Playground shows them. @throws when the directory has no such person */
function personOf({ people }: Directory, objectId: string): PlaygroundPerson {
  const person = people.find(({ id }) => id === objectId);
  if (!person) throw new Error(`The example directory has no person with the Object ID ${objectId}.`);
  return {
    objectId,
    displayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    givenName: person.givenName ?? '',
    surname: person.surname ?? '',
    email: person.mail ?? person.userPrincipalName,
  };
}
