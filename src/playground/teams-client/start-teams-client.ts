import { clickActivity, consentActivity, messageActivity } from './activities';
import { buttonsOf } from './card-text';
import { startConnector, type Connector } from './connector';
import type { Card, Message } from './message';
import type { TeamsPerson, TeamsPlace } from './people-and-places';
import { uploadsPath } from './uploads';

/** What a click on a button was answered with: a card for the clicker, or a sentence for the clicker alone. */
export interface ClickAnswer {
  readonly card: Card | null;
  readonly message: string | null;
}

/** Teams without a screen: speaks for people over HTTP and keeps what the bot answers. */
export interface TeamsClient {
  readonly connector: Connector;
  /** Says something; in channels and group chats the bot is mentioned first. Resolves with what the bot answered there. */
  say(person: TeamsPerson, place: TeamsPlace, text: string): Promise<Message[]>;
  /** Presses the button with this title on a message's card as it is now. */
  click(
    person: TeamsPerson,
    message: Message,
    title: string,
    inputs?: Record<string, string>,
  ): Promise<ClickAnswer>;
  /** Allows or declines the file that a message asks for consent to. Resolves with what the bot said then. */
  consent(person: TeamsPerson, message: Message, action: 'accept' | 'decline'): Promise<Message[]>;
  /** Sends any activity as it is; answers the HTTP status and body. */
  send(activity: object): Promise<{ status: number; body: unknown }>;
  /** Waits until one of the bot's messages is as described. @throws after `timeoutMs` (default 40 s), naming `what` */
  waitFor(what: string, isIt: (message: Message) => boolean, timeoutMs?: number): Promise<Message>;
  close(): Promise<void>;
}

/** Where the bot listens, and who is in the tenant. */
export interface TeamsClientOptions {
  /** The bot's address, e.g. `http://127.0.0.1:3978`; read at each call, so that a bot may move. */
  readonly botUrl: () => string;
  readonly tenantId: string;
  readonly roster: readonly TeamsPerson[];
}

/** Starts a Teams client. */
export async function startTeamsClient(options: TeamsClientOptions): Promise<TeamsClient> {
  const connector = await startConnector(options.roster);
  const send = (activity: object): Promise<{ status: number; body: unknown }> =>
    post(`${options.botUrl()}/api/messages`, {
      serviceUrl: connector.url,
      channelId: 'msteams',
      ...activity,
    });
  return {
    connector,
    send,
    async say(person, place, text) {
      const before = connector.messages.length;
      const activity = messageActivity(person, place, text, options.tenantId);
      await accepted(send(activity));
      const here = activity.conversation.id;
      return connector.messages.slice(before).filter(({ conversationId }) => conversationId === here);
    },
    async click(person, message, title, inputs = {}) {
      const button = buttonsOf(message.card).find((candidate) => candidate.title === title);
      if (!button) throw new Error(`The card of message ${message.id} has no button "${title}".`);
      const activity = clickActivity(person, message, button, inputs, options.tenantId);
      return answerOf(await accepted(send(activity)));
    },
    async consent(person, message, action) {
      const before = new Set(connector.messages);
      const uploadUrl = `${connector.url}${uploadsPath}${message.id}`;
      await accepted(send(consentActivity(person, message, action, uploadUrl, options.tenantId)));
      return connector.messages.filter((other) => !before.has(other));
    },
    waitFor: (what, isIt, timeoutMs = 40_000) => waitFor(connector, what, isIt, timeoutMs),
    close: () => connector.close(),
  };
}

async function post(url: string, body: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

async function accepted(sent: Promise<{ status: number; body: unknown }>): Promise<unknown> {
  const { status, body } = await sent;
  if (status >= 300) throw new Error(`The bot answered HTTP ${status}: ${JSON.stringify(body)}`);
  return body;
}

function answerOf(body: unknown): ClickAnswer {
  const { type, value } = body as { type: string; value: unknown };
  return type.endsWith('card.adaptive')
    ? { card: value as Card, message: null }
    : { card: null, message: String(value) };
}

function waitFor(
  connector: Connector,
  what: string,
  isIt: (message: Message) => boolean,
  timeoutMs: number,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      connector.changes.off('change', look);
    };
    const look = (): void => {
      const found = connector.messages.find(isIt);
      if (!found) return;
      end();
      resolve(found);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Not seen within ${timeoutMs / 1_000} s: ${what}`));
    }, timeoutMs);
    connector.changes.on('change', look);
    look();
  });
}
