import type {
  PlaygroundPerson,
  PlaygroundWindow,
} from '../../../../src/playground/agents-playground/playground-options';

export const alex = person('Alex', 'Admin', 'a11ce000-0000-4000-8000-000000000001');
export const taylor = person('Taylor', 'Lead', '7ea41ead-0000-4000-8000-000000000002');
export const sam = person('Sam', 'Second', '5a3c0000-0000-4000-8000-000000000003');

const others = [
  person('Jane', 'Doe', '0a0e0000-0000-4000-8000-000000000011'),
  person('Robin', 'Roe', '0a0e0000-0000-4000-8000-000000000012'),
  person('Kim', 'Poe', '0a0e0000-0000-4000-8000-000000000013'),
];

/** A window of the Agents Playground with Alex, Taylor and Sam in it, seen by one of them. */
export function exampleWindow(currentUser: PlaygroundPerson): PlaygroundWindow {
  return {
    tenantId: '7f1d3c52-0b0e-4a53-9a67-51c0ffee0001',
    botId: 'b07b07b0-0000-4000-8000-000000000001',
    botName: 'sso',
    currentUser,
    users: [alex, taylor, sam, ...others].filter((one) => one !== currentUser),
    team: {
      id: '19:service-desk@thread.tacv2',
      name: 'Service desk',
      groupId: '7ea30000-0000-4000-8000-000000000001',
      channels: [{ id: '19:approvals@thread.tacv2', name: 'Approvals' }],
    },
  };
}

function person(givenName: string, surname: string, objectId: string): PlaygroundPerson {
  const address = `${givenName}.${surname}@contoso.example`.toLowerCase();
  return {
    objectId,
    displayName: `${givenName} ${surname}`,
    userPrincipalName: address,
    givenName,
    surname,
    email: address,
  };
}
