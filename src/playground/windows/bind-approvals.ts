import { randomUUID } from 'node:crypto';
import {
  teamsUserId,
  type PlaygroundPerson,
  type PlaygroundWindow,
} from '../agents-playground/playground-options';

/**
 * Has an administrator say `approvals here` in a channel of a window, as if they sat there: an activity like the ones
 * the window itself sends.
 * @throws when the bot does not take it
 */
export async function bindApprovals(wish: {
  botUrl: string;
  serviceUrl: string;
  window: PlaygroundWindow;
  administrator: PlaygroundPerson;
  channel: { id: string; name: string };
}): Promise<void> {
  const response = await fetch(`${wish.botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(activityOf(wish)),
  });
  if (!response.ok) throw new Error(`The approvals channel could not be bound: HTTP ${response.status}.`);
}

function activityOf({
  serviceUrl,
  window,
  administrator,
  channel,
}: Parameters<typeof bindApprovals>[0]): object {
  const { tenantId, team, botId, botName } = window;
  const mention = `<at>${botName}</at>`;
  const recipient = { id: botId, name: botName };
  return {
    type: 'message',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    text: `${mention} approvals here`,
    entities: [{ type: 'mention', text: mention, mentioned: recipient }],
    from: {
      id: teamsUserId(administrator),
      name: administrator.displayName,
      aadObjectId: administrator.objectId,
    },
    recipient,
    conversation: { id: channel.id, conversationType: 'channel', isGroup: true, tenantId },
    channelData: { tenant: { id: tenantId }, team: { id: team.id }, channel },
  };
}
