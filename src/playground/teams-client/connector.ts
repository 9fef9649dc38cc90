import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contentOf, type Message } from './message';
import { teamsIdOf, type TeamsPerson } from './people-and-places';
import { takePart, uploadsPath, type Uploads } from './uploads';

/** The side of Teams that the bot calls: posts, edits and the roster. Kept in memory. */
export interface Connector {
  /** What activities carry as `serviceUrl`. */
  readonly url: string;
  /** Every message of the bot, oldest first. */
  readonly messages: Message[];
  /** The conversations in which the bot showed that it is typing, each time it did. */
  readonly typing: string[];
  /** What the bot put into people's OneDrive. */
  readonly uploads: Uploads;
  /** Emits `change` after every post and edit. */
  readonly changes: EventEmitter;
  close(): Promise<void>;
}

/** Starts a connector on a free loopback port. `roster`: who is in every conversation. */
export async function startConnector(roster: readonly TeamsPerson[]): Promise<Connector> {
  const messages: Message[] = [];
  const typing: string[] = [];
  const uploads: Uploads = { files: new Map(), refuseWith: null };
  const changes = new EventEmitter().setMaxListeners(0);
  const counter = { next: 1 };
  const server = createServer((request, response) => {
    if (request.url?.startsWith(uploadsPath)) void takePart(request, response, uploads);
    else void readBody(request).then((body) => answer(request, response, body));
  });
  const answer = (request: IncomingMessage, response: ServerResponse, body: Activity): void => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(
      '/v3/conversations'.length,
    );
    const result = handle({
      method: request.method ?? '',
      path,
      body,
      messages,
      typing,
      roster,
      newId: () => String(counter.next++),
    });
    response.writeHead(result ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(result ?? { error: { code: 'NotFound', message: path } }));
    changes.emit('change');
  };
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    messages,
    typing,
    uploads,
    changes,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Activity = Readonly<Record<string, unknown>>;

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: Activity;
  readonly messages: Message[];
  readonly typing: string[];
  readonly roster: readonly TeamsPerson[];
  readonly newId: () => string;
}

function handle(call: Call): object | null {
  const { method, path } = call;
  if (method === 'POST' && path === '') return createThread(call);
  const [, conversationId = '', kind = '', id = ''] = path.split('/');
  if (kind === 'activities' && method === 'POST') return post(call, conversationId);
  if (kind === 'activities' && method === 'PUT') return edit(call, id);
  if (kind === 'activities' && method === 'DELETE') return remove(call, id);
  if (kind === 'pagedmembers') return { members: call.roster.map(memberOf) };
  if (kind === 'members' && id) return memberWith(call.roster, id);
  return null;
}

/** A new thread in a channel: its id is the channel's, followed by the id of the first message. */
function createThread(call: Call): object {
  const { channel } = call.body.channelData as { channel: { id: string } };
  const id = call.newId();
  const conversationId = `${channel.id};messageid=${id}`;
  call.messages.push({ id, conversationId, edits: 0, ...contentOf(call.body.activity as Activity) });
  return { id: conversationId, activityId: id };
}

function post({ body, messages, typing, newId }: Call, conversationId: string): object {
  const id = newId();
  if (body.type === 'typing') typing.push(conversationId);
  if (body.type === 'message') messages.push({ id, conversationId, edits: 0, ...contentOf(body) });
  return { id };
}

function edit({ body, messages }: Call, id: string): object | null {
  const message = messages.find((candidate) => candidate.id === id);
  if (!message) return null;
  Object.assign(message, contentOf(body), { edits: message.edits + 1 });
  return { id };
}

function remove({ messages }: Call, id: string): object | null {
  const at = messages.findIndex((candidate) => candidate.id === id);
  return at < 0 ? null : { removed: messages.splice(at, 1).length };
}

function memberWith(roster: readonly TeamsPerson[], id: string): object | null {
  const person = roster.find((candidate) => teamsIdOf(candidate) === id);
  return person ? memberOf(person) : null;
}

function memberOf(person: TeamsPerson): object {
  return {
    id: teamsIdOf(person),
    name: person.name,
    aadObjectId: person.objectId,
    objectId: person.objectId,
  };
}

async function readBody(request: IncomingMessage): Promise<Activity> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return (text === '' ? {} : JSON.parse(text)) as Activity;
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
}
