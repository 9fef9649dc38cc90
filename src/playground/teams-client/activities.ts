import { randomUUID } from 'node:crypto';
import type { Message } from './message';
import { teamsIdOf, type TeamsPerson, type TeamsPlace } from './people-and-places';

/** The bot as Teams knows it. */
export const bot = { id: '28:sso', name: 'sso' } as const;

/** An activity as Teams sends it to a bot. */
export interface Activity {
  readonly type: string;
  readonly id: string;
  readonly from: { readonly id: string; readonly name: string; readonly aadObjectId: string };
  readonly recipient: { readonly id: string; readonly name: string };
  readonly conversation: { readonly id: string; readonly [property: string]: unknown };
  readonly channelData: object;
  readonly [property: string]: unknown;
}

/** Somebody says something; in channels and group chats the bot is mentioned first, and in channels it begins a thread. */
export function messageActivity(
  person: TeamsPerson,
  place: TeamsPlace,
  text: string,
  tenantId: string,
): Activity {
  const mention = `<at>${bot.name}</at>`;
  const isPersonal = place.kind === 'personal';
  const id = randomUUID();
  return {
    type: 'message',
    id,
    timestamp: new Date().toISOString(),
    text: isPersonal ? text : `${mention} ${text}`,
    textFormat: 'plain',
    entities: isPersonal ? [] : [{ type: 'mention', text: mention, mentioned: bot }],
    ...envelope(person, place, tenantId, place.kind === 'channel' ? `${place.id};messageid=${id}` : place.id),
  };
}

/** Somebody presses a button (`Action.Execute`) on the card of this message. */
export function clickActivity(
  person: TeamsPerson,
  message: Pick<Message, 'id' | 'conversationId'>,
  { verb, data }: { verb: string; data: Record<string, unknown> },
  inputs: Record<string, string>,
  tenantId: string,
): Activity {
  const kind = kindOf(message.conversationId);
  const place: TeamsPlace = { kind, id: message.conversationId.split(';')[0] ?? '', name: '' };
  return {
    type: 'invoke',
    id: randomUUID(),
    name: 'adaptiveCard/action',
    replyToId: message.id,
    value: { action: { type: 'Action.Execute', verb, data: { ...data, ...inputs } }, trigger: 'manual' },
    ...envelope(person, place, tenantId, message.conversationId),
  };
}

/** Somebody answers the question whether a file may be put into their OneDrive. `uploadUrl`: where Teams wants it put. */
export function consentActivity(
  person: TeamsPerson,
  message: Pick<Message, 'id' | 'conversationId' | 'file'>,
  action: 'accept' | 'decline',
  uploadUrl: string,
  tenantId: string,
): Activity {
  const { name = '', content = {} } = message.file ?? {};
  const place: TeamsPlace = { kind: kindOf(message.conversationId), id: message.conversationId, name: '' };
  const uploadInfo = {
    name,
    uploadUrl,
    contentUrl: `https://contoso-my.sharepoint.example/${name}`,
    uniqueId: message.id,
    fileType: name.split('.').at(-1),
  };
  return {
    type: 'invoke',
    id: randomUUID(),
    name: 'fileConsent/invoke',
    replyToId: message.id,
    value: {
      type: 'fileUpload',
      action,
      context: action === 'accept' ? content.acceptContext : content.declineContext,
      ...(action === 'accept' ? { uploadInfo } : {}),
    },
    ...envelope(person, place, tenantId, message.conversationId),
  };
}

/** The ids the examples use say what they are, as Teams' own do. */
function kindOf(conversationId: string): TeamsPlace['kind'] {
  if (conversationId.startsWith('a:')) return 'personal';
  return conversationId.includes('@thread.tacv2') ? 'channel' : 'groupChat';
}

/** What every activity says of its sender and place. */
function envelope(
  person: TeamsPerson,
  place: TeamsPlace,
  tenantId: string,
  conversationId: string,
): Pick<Activity, 'from' | 'recipient' | 'conversation' | 'channelData'> {
  const channel = { team: { id: '19:team@thread.tacv2' }, channel: { id: place.id, name: place.name } };
  return {
    from: { id: teamsIdOf(person), name: person.name, aadObjectId: person.objectId },
    recipient: bot,
    conversation: {
      id: conversationId,
      name: place.kind === 'personal' ? undefined : place.name,
      conversationType: place.kind,
      isGroup: place.kind !== 'personal',
      tenantId,
    },
    channelData: { tenant: { id: tenantId }, ...(place.kind === 'channel' ? channel : {}) },
  };
}
