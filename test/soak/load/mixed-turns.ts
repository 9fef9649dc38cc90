import { cast, places } from '../../../src/playground/demo/cast';
import { clickActivity, messageActivity } from '../../../src/playground/teams-client/activities';
import type { Message } from '../../../src/playground/teams-client/message';

/** Where the turns come from, and a decided request to click on. */
export interface Around {
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly approvalCard: Message;
  readonly requestId: string;
}

/** Of twenty turns: eight ask for help, four for what is pending, three for a person's story, three look somebody up, two click too late. */
const mix = 'hphmhshphcpmhsphmhsc';
const texts: Readonly<Record<string, string>> = {
  h: 'help',
  p: 'pending',
  s: 'status jane.doe',
  m: 'map emma.rossi',
};

/** The turn of this number. */
export function mixedTurn(around: Around, number: number): object {
  const { serviceUrl, tenantId, approvalCard, requestId } = around;
  const text = texts[mix[number % mix.length] ?? ''];
  const approve = { verb: 'approve', data: { request: requestId, revision: 1 } };
  const activity =
    text === undefined
      ? clickActivity(cast.taylor, approvalCard, approve, {}, tenantId)
      : messageActivity(cast.alex, places.helpdesk, text, tenantId);
  return { ...activity, serviceUrl, channelId: 'msteams' };
}
