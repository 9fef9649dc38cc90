import { actors } from '../directory/example/acting-people';
import type { TeamsPerson, TeamsPlace } from '../teams-client/people-and-places';

/** The people of the demo. */
export const cast = {
  alex: { objectId: actors.alexAdmin, name: 'Alex Admin' },
  taylor: { objectId: actors.taylorLead, name: 'Taylor Lead' },
  sam: { objectId: actors.samSecond, name: 'Sam Second' },
  robin: { objectId: actors.robinBoth, name: 'Robin Both' },
  uma: { objectId: actors.umaUser, name: 'Uma User' },
} as const satisfies Record<string, TeamsPerson>;

/** Where they speak. */
export const places = {
  helpdesk: { kind: 'channel', id: '19:helpdesk@thread.tacv2', name: 'Helpdesk' },
  approvals: { kind: 'channel', id: '19:approvals@thread.tacv2', name: 'Approvals' },
  alexChat: { kind: 'personal', id: 'a:alex', name: 'personal chat' },
  umaChat: { kind: 'personal', id: 'a:uma', name: 'personal chat' },
} as const satisfies Record<string, TeamsPlace>;
