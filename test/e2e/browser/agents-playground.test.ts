import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { personalChatId } from '../../../src/playground/agents-playground/playground-options';
import { startAgentsPlayground } from '../../../src/playground/agents-playground/start-agents-playground';
import { alex, exampleWindow, taylor } from './driver/example-window';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type {
  AgentsPlayground,
  AgentsPlaygroundOptions,
} from '../../../src/playground/agents-playground/start-agents-playground';

/** What a launcher does that is not ours to close: it needs `npm run build`, as `npm test` does first. */
const launch = `
  require('./lib/playground/agents-playground/start-agents-playground')
    .startAgentsPlayground(JSON.parse(process.argv[1]))
    .then(({ url }) => process.stdout.write(url));
`;

let bot: Server;
const heard: unknown[] = [];
const windows: AgentsPlayground[] = [];
let folder: string;

beforeAll(async () => {
  bot = createServer((request, response) => {
    void json(request).then((activity) => {
      heard.push(activity);
      bot.emit('heard');
      response.end();
    });
  });
  bot.listen(0, '127.0.0.1');
  await once(bot, 'listening');
  folder = await mkdtemp(join(tmpdir(), 'agents-playground-'));
});

afterEach(async () => {
  await Promise.all(windows.splice(0).map((window) => window.close()));
});

afterAll(async () => {
  bot.closeAllConnections();
  await new Promise((resolve) => bot.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

function optionsWith(changes: Partial<AgentsPlaygroundOptions>): AgentsPlaygroundOptions {
  const botEndpoint = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/api/messages`;
  return { ...exampleWindow(alex), port: 0, botEndpoint, workingDirectory: folder, ...changes };
}

async function start(changes: Partial<AgentsPlaygroundOptions> = {}): Promise<AgentsPlayground> {
  const window = await startAgentsPlayground(optionsWith(changes));
  windows.push(window);
  return window;
}

const isReachable = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('a window of the Agents Playground', () => {
  it('shows its page and answers the roster with Object IDs', async () => {
    const window = await start();
    const page = await fetch(window.url);
    expect(await page.text()).toContain('<div id="root">');

    const team = encodeURIComponent(exampleWindow(alex).team.id);
    const roster = await fetch(`${window.serviceUrl}/v3/conversations/${team}/pagedmembers`);
    const { members } = (await roster.json()) as { members: unknown[] };
    expect(members).toHaveLength(6);
    expect(members).toContainEqual(
      expect.objectContaining({ id: `29:${taylor.objectId}`, aadObjectId: taylor.objectId }),
    );
  });

  it('hands what its person says to the bot, signed with tenant, person and its own connector', async () => {
    const window = await start();
    const arrival = once(bot, 'heard');
    const chat = encodeURIComponent(personalChatId(alex));
    const said = await fetch(`${window.url}/_conversation/v1/conversations/${chat}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'help', textFormat: 'plain', from: { id: `29:${alex.objectId}` } }),
    });
    expect(said.status).toBe(200);
    await arrival;
    expect(heard.at(-1)).toMatchObject({
      type: 'message',
      text: 'help',
      serviceUrl: window.serviceUrl,
      from: { aadObjectId: alex.objectId },
      recipient: { name: 'sso' },
      conversation: {
        id: personalChatId(alex),
        conversationType: 'personal',
        tenantId: exampleWindow(alex).tenantId,
      },
    });
  });

  it('answers on loopback and on no other address of this machine', async () => {
    const { port } = new URL((await start()).url);
    expect(await isReachable(`http://127.0.0.1:${port}`)).toBe(true);
    expect(await isReachable(`http://127.0.0.2:${port}`)).toBe(false); // Linux takes it for a further address
  });

  it('is gone after close, which may be called twice', async () => {
    const window = await start();
    expect(await isReachable(window.url)).toBe(true);
    await window.close();
    await window.close();
    expect(await isReachable(window.url)).toBe(false);
  });

  it('is gone even when the launcher is killed', async () => {
    const launcher = spawn(process.execPath, ['-e', launch, JSON.stringify(optionsWith({}))]);
    const [url] = (await once(launcher.stdout.setEncoding('utf8'), 'data')) as [string];
    expect(await isReachable(url)).toBe(true);
    launcher.kill('SIGKILL');
    while (await isReachable(url)) await nextTurn(); // jest's time-out is the bound
  });

  it('says that a port is taken and leaves no process behind', async () => {
    const { port } = new URL((await start()).url);
    const second = start({ port: Number(port), workingDirectory: join(folder, 'second') });
    const refusal = await second.then(() => 'it came up', String);
    expect(refusal).toContain(`Port ${port} is taken`);
    const movedTo = /moved to (\d+)/.exec(refusal)?.[1];
    expect(movedTo).toMatch(/^\d+$/);
    expect(await isReachable(`http://localhost:${movedTo ?? ''}`)).toBe(false);
  });
});

it('tells the exit code and the reason of a refusal that nobody foresaw', async () => {
  const attempt = start({ currentUser: { ...alex, displayName: 'A'.repeat(300) } });
  await expect(attempt).rejects.toThrow(/exit code 1[^]*currentUser\/name": must NOT have more than 256/);
});

describe('a wrong configuration is refused in words before anything starts', () => {
  const { users, team } = exampleWindow(alex);
  const [channel] = team.channels;
  it.each<[string, Partial<AgentsPlaygroundOptions>, string]>([
    ['four people', { users: users.slice(1) }, 'users must be exactly five people beside currentUser'],
    [
      'a person twice',
      { users: [alex, ...users.slice(1)] },
      `users name the Object ID ${alex.objectId} twice`,
    ],
    [
      'an Object ID with 13 digits at its end',
      { currentUser: { ...alex, objectId: `${alex.objectId}0` } },
      'currentUser.objectId must be a GUID',
    ],
    ['a name too long', { botName: 's'.repeat(43) }, 'botName may have at most 42 characters'],
    [
      'a channel with the id of the team',
      { team: { ...team, channels: [{ id: team.id, name: 'Approvals' }] } },
      `team uses the conversation id ${team.id} twice`,
    ],
    [
      'two channels',
      { team: { ...team, channels: [channel, channel].flatMap((one) => one ?? []) } },
      'one channel',
    ],
  ])('%s', async (_, changes, words) => {
    await expect(start(changes)).rejects.toThrow(words);
  });

  it('names every problem at once', async () => {
    const attempt = start({ botName: '', users: [] });
    await expect(attempt).rejects.toThrow(/botName must not be empty[^]*users must be exactly five/);
  });
});
