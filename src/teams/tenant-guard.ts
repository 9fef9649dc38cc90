import type { TurnContext, TeamsChannelData } from 'botbuilder';

/** Whether the activity comes from the tenant this bot serves. An activity that names no tenant does not. */
export function isOurTenant({ activity }: TurnContext, tenantId: string): boolean {
  const data = activity.channelData as TeamsChannelData | undefined;
  const named = [activity.conversation.tenantId, data?.tenant?.id].filter((id) => typeof id === 'string');
  return named.length > 0 && named.every((id) => id.toLowerCase() === tenantId.toLowerCase());
}
