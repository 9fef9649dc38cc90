import { exampleTenantId } from '../../../src/playground/directory/example/example-directory';
import { clickActivity, messageActivity } from '../../../src/playground/teams-client/activities';
import type { TeamsPlace } from '../../../src/playground/teams-client/people-and-places';
import { staff } from '../company/staff';

const helpdesk: TeamsPlace = { kind: 'channel', id: '19:helpdesk@thread.tacv2', name: 'Helpdesk' };
const card = { id: '1700000000000', conversationId: '19:approvals@thread.tacv2;messageid=1700000000000' };

/** Makes activities that the connector at this address is to be answered at. */
export interface TurnActivities {
  /** An administrator says something in a channel. */
  say(turn: number, text: string): object;
  /** An approver presses `Approve` on the card of a request. */
  approve(turn: number, requestId: string): object;
}

/** @param serviceUrl the connector's address */
export function turnActivities(serviceUrl: string): TurnActivities {
  const teams = { serviceUrl, channelId: 'msteams' };
  return {
    say: (turn, text) => ({
      ...teams,
      ...messageActivity(staff('administrators', turn), helpdesk, text, exampleTenantId),
    }),
    approve(turn, request) {
      const button = { verb: 'approve', data: { request, revision: 1 } };
      return { ...teams, ...clickActivity(staff('approvers', turn), card, button, {}, exampleTenantId) };
    },
  };
}
