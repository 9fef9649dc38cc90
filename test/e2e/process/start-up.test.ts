import { randomUUID } from 'node:crypto';
import { startBot } from '../../../src/playground/bot-process/start-bot';
import type { AutotaskSimulatorOptions } from '../../../src/playground/autotask/start-autotask-simulator';
import { startSurroundings, type Surroundings } from './start-product';

const open: Surroundings[] = [];
afterEach(async () => {
  for (const around of open.splice(0)) await around.close();
});

async function surroundings(autotask: AutotaskSimulatorOptions = {}): Promise<Surroundings> {
  const around = await startSurroundings({ autotask });
  open.push(around);
  return around;
}

/** What the bot says when it does not start. */
async function refusalWith(environment: Readonly<Record<string, string>>): Promise<string> {
  try {
    const bot = await startBot(environment);
    await bot.stop('SIGKILL');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('The bot started, though it must not.');
}

describe('a configuration that cannot be used: exit code 78', () => {
  test('every problem is named at once, with its variable', async () => {
    const said = await refusalWith({ PORT: 'http', GRAPH_BASE_URL: 'nowhere', AUTOTASK_PUBLISHER: 'post' });
    expect(said).toContain('ended with code 78');
    for (const name of [
      'PORT',
      'TENANT_ID',
      'GRAPH_BASE_URL',
      'AUTOTASK_USERNAME',
      'AUTOTASK_SECRET',
      'AUTOTASK_INTEGRATION_CODE',
      'AUTOTASK_PUBLISHER',
      'ADMIN_GROUP_ID',
      'APPROVER_GROUP_ID',
    ]) {
      expect(said).toMatch(new RegExp(`^  - ${name} `, 'm'));
    }
    expect(said).not.toMatch(/^\s+at /m);
  });

  test('production without BOT_ID, or with Graph on loopback', async () => {
    const { environment } = await surroundings();
    const said = await refusalWith({ ...environment, NODE_ENV: 'production' });
    expect(said).toContain('ended with code 78');
    expect(said).toContain('BOT_ID is missing. In production the bot must check who calls it');
    expect(said).toContain('GRAPH_BASE_URL points to this machine');
  });

  test('without BOT_ID it does not listen beyond this machine', async () => {
    const { environment } = await surroundings();
    const said = await refusalWith({ ...environment, HOST: '0.0.0.0' });
    expect(said).toContain('ended with code 78');
    expect(said).toContain('without BOT_ID anybody could call the bot');
  });

  test.each([
    ['is missing', undefined, 'no field named ssoUniqueID'],
    [
      'is read-only',
      { name: 'ssoUniqueID', readOnly: true },
      'does not let anybody write the field ssoUniqueID',
    ],
    ['is too short', { name: 'ssoUniqueID', length: 35 }, 'holds 35 characters; an Object ID has 36'],
    ['holds a number', { name: 'ssoUniqueID', dataType: 'integer' }, 'holds integer, not text'],
  ])('the field of the field publisher %s', async (_name, ssoField, sentence) => {
    const { environment } = await surroundings(ssoField ? { ssoField } : {});
    const said = await refusalWith({
      ...environment,
      AUTOTASK_PUBLISHER: 'field',
      AUTOTASK_SSO_FIELD: 'ssoUniqueID',
    });
    expect(said).toContain('ended with code 78');
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/^\s+at /m);
  });

  test('no value of a secret is repeated', async () => {
    const word = randomUUID();
    const said = await refusalWith({ AUTOTASK_SECRET: word, AZURE_CLIENT_SECRET: word, BOT_PASSWORD: word });
    expect(said).toContain('ended with code 78');
    expect(said).not.toContain(word);
  });
});

test('with Autotask down it starts all the same, and says so in its log', async () => {
  const { autotask, environment } = await surroundings();
  await autotask.close();
  const fields = { AUTOTASK_PUBLISHER: 'field', AUTOTASK_SSO_FIELD: 'ssoUniqueID' };
  const bot = await startBot({ ...environment, ...fields });
  try {
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    expect(bot.log.join('\n')).toContain('it will be asked again');
  } finally {
    expect(await bot.stop()).toBe(0);
  }
});

describe('with BOT_ID set', () => {
  test.each([
    ['no token', {}],
    ['a token that is none', { Authorization: 'Bearer nonsense' }],
    ['another scheme', { Authorization: 'Basic bm9ib2R5Om5vdGhpbmc=' }],
  ])('an activity with %s is refused', async (_name, headers) => {
    expect([401, 403]).toContain(await statusWith(headers));
  });

  test('an activity with a token nobody signed is refused', async () => {
    // 503 where the Bot Framework's keys cannot be fetched, as without the internet: then nobody is let in.
    expect([401, 403, 503]).toContain(await statusWith({ Authorization: `Bearer ${unsignedToken()}` }));
  });

  /** What a bot with credentials answers to an activity with these headers. */
  async function statusWith(headers: Readonly<Record<string, string>>): Promise<number> {
    const { environment } = await surroundings();
    const credentials = { BOT_ID: randomUUID(), BOT_PASSWORD: randomUUID(), HOST: '127.0.0.1' };
    const bot = await startBot({ ...environment, ...credentials });
    try {
      const { status } = await fetch(`${bot.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ type: 'message', text: 'help', channelId: 'msteams', serviceUrl: bot.url }),
      });
      expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
      return status;
    } finally {
      await bot.stop('SIGKILL');
    }
  }
});

/** A token that claims to come from the Bot Framework, without a signature. */
function unsignedToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ iss: 'https://api.botframework.com' })}.`;
}
