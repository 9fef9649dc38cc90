import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBot } from '../../../src/playground/bot-process/start-bot';
import { cast, places } from '../../../src/playground/demo/cast';
import { entraLike, exampleOf } from '../../mapping/secret-like';
import { askForApproval, becomes, bindApprovals, textOf } from './ask-for-approval';
import { runDoctor } from './run-doctor';
import { secretsIn, spellingsOf } from './spellings-of';
import { startProduct, type Product } from './start-product';

/** Random, and with signs that are spelled otherwise in JSON and in web addresses. */
const newSecret = (): string => `${randomBytes(24).toString('base64')}+/"~%`;

/** Each secret by its variable; the last two are typed by people, and sent by a stranger. */
const secrets = {
  AUTOTASK_USERNAME: newSecret(),
  AUTOTASK_SECRET: newSecret(),
  AUTOTASK_INTEGRATION_CODE: newSecret(),
  AZURE_CLIENT_SECRET: newSecret(),
  BOT_PASSWORD: newSecret(),
  METRICS_TOKEN: newSecret(),
  'the password of the database': randomBytes(24).toString('hex'),
  'what was pasted': exampleOf(entraLike),
  'the token of a stranger': randomBytes(48).toString('base64url'),
};

/** What Autotask is given, and may quote. */
const { AUTOTASK_USERNAME: username, AUTOTASK_INTEGRATION_CODE: integrationCode } = secrets;
const quoting = { errors: [`Not valid: ${username}, ${secrets.AUTOTASK_SECRET}, ${integrationCode}.`] };

const folder = mkdtempSync(path.join(tmpdir(), 'sso-logs-'));
const { AUTOTASK_SECRET: secret, METRICS_TOKEN: metricsToken, ...inVariables } = secrets;
const environment = {
  ...Object.fromEntries(Object.entries(inVariables).filter(([name]) => /^[A-Z_]+$/.test(name))),
  LOG_LEVEL: 'trace',
  OUTBOX_POLL_MS: '100',
  // A lost ticket is looked for after half of it.
  OUTBOX_LEASE_MS: '2000',
  AUTOTASK_SECRET: '',
  AUTOTASK_SECRET_FILE: fileWith(secret),
  METRICS_TOKEN_FILE: fileWith(metricsToken),
  AZURE_CLIENT_ID: randomUUID(),
};

/** A secret's file, as `echo` writes it. */
function fileWith(text: string): string {
  const file = path.join(folder, randomUUID());
  writeFileSync(file, `${text}\n`);
  return file;
}

let product: Product;
/** What the story left behind outside of the database, by where it stands. */
const left: Record<'logs' | 'Teams' | 'answers' | 'commands', string[]> = {
  logs: [],
  Teams: [],
  answers: [],
  commands: [],
};

beforeAll(async () => {
  product = await startProduct({ environment });
  product.client.connector.changes.on('change', () =>
    left.Teams.push(JSON.stringify(product.client.connector.messages)),
  );
  await refusedCredentials(product);
  await mappings(product);
  await pastedSecret(product);
  await operators(product);
  await strangers(product);
  await doctors(product);
  await product.bot().stop();
  left.logs.push(...product.bot().log);
}, 180_000);
afterAll(async () => {
  await product.close();
  rmSync(folder, { recursive: true });
});

/** Autotask knows other credentials than the bot has, and quotes those it got; then it knows the bot's. */
async function refusedCredentials({ autotask, client }: Product): Promise<void> {
  await client.say(cast.alex, places.helpdesk, 'map jane.doe');
  autotask.faults.add({ match: /./, status: 401, body: quoting });
  await client.say(cast.alex, places.alexChat, 'map jane.doe');
  // Not for the mapping below, should the bot have asked for nothing this time.
  autotask.faults.clear();
  Object.assign(autotask.credentials, { username, secret, integrationCode });
}

/** One mapping that works in the end, one that fails for good, look-ups that fail; the services quote what they know. */
async function mappings(all: Product): Promise<void> {
  const { autotask, graph, client } = all;
  await bindApprovals(all);
  const jane = await askForApproval(all, 'jane.doe', { note: 'Starts on Monday' });
  autotask.faults.add({ match: /POST .*\/Tickets$/, status: 503, body: quoting });
  await client.click(cast.taylor, jane.approvalCard, 'Approve');
  const asked = await becomes(all, jane.requesterCard, '[I have pasted it]');
  await client.click(cast.alex, asked, 'I have pasted it');
  await becomes(all, jane.requesterCard, 'Applied');
  const liam = await askForApproval(all, 'liam.carter');
  autotask.faults.add({ match: /POST .*\/Tickets$/, status: 500, times: 20, body: quoting });
  await client.click(cast.taylor, liam.approvalCard, 'Approve');
  await becomes(all, liam.approvalCard, '[Retry]');
  autotask.faults.clear();
  for (const status of [401, 403, 500]) {
    const error = { error: { code: 'BadRequest', message: secrets.AZURE_CLIENT_SECRET } };
    graph.faults.add({ match: /users/, status, times: 6, body: error });
    await client.say(cast.alex, places.alexChat, 'map emma.rossi');
    graph.faults.clear();
  }
}

async function pastedSecret({ client }: Product): Promise<void> {
  const pasted = secrets['what was pasted'];
  await client.say(cast.alex, places.alexChat, pasted);
  await client.say(cast.alex, places.alexChat, `map jane.doe to ${pasted}`);
  const [card] = await client.say(cast.alex, places.alexChat, 'setup');
  if (!card) throw new Error('"setup" was not answered.');
  await client.click(cast.alex, card, 'Start');
  const inputs = { clientId: pasted, tenantId: pasted };
  left.answers.push(textOf(await client.click(cast.alex, card, 'Check the registration', inputs)));
  for (const command of ['doctor', 'history', 'export', 'status jane.doe', 'pending'])
    await client.say(cast.alex, places.alexChat, command);
}

/** What is asked without Teams; answers are read, also those to what the bot refuses. */
async function operators({ bot }: Product): Promise<void> {
  const { url } = bot();
  const token = { Authorization: `Bearer ${metricsToken}` };
  const asked: [path: string, init?: RequestInit][] = [
    ['/metrics', { headers: token }],
    ['/metrics', { headers: { Authorization: `Bearer ${secret}` } }],
    ['/readyz'],
    [`/downloads/${encodeURIComponent(secret)}`],
    [`/api/messages?code=${encodeURIComponent(secret)}`, { method: 'POST', headers: token }],
    [
      '/api/messages',
      {
        method: 'POST',
        body: Object.values(secrets).join(),
        headers: { 'Content-Type': 'application/json' },
      },
    ],
  ];
  for (const [where, init] of asked) {
    const response = await fetch(url + where, init);
    left.answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
  }
}

/** A bot with credentials of its own, called with tokens that nobody gave out. */
async function strangers({ environment: usual }: Product): Promise<void> {
  const credentials = { BOT_ID: randomUUID(), HOST: '127.0.0.1' };
  const other = await startBot({ ...usual, ...credentials, DATABASE_URL: `file:${folder}/other.db` });
  const claims = Buffer.from(JSON.stringify({ iss: 'https://api.botframework.com' })).toString('base64url');
  const stranger = secrets['the token of a stranger'];
  for (const token of [stranger, `${claims}.${claims}.${stranger}`, `${stranger}.${claims}.${stranger}`]) {
    const response = await fetch(`${other.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ type: 'message', text: 'help', channelId: 'msteams', serviceUrl: other.url }),
    });
    left.answers.push(`${response.status} ${await response.text()}`);
  }
  await other.stop();
  left.logs.push(...other.log);
}

/** The commands beside the bot, with everything right, and with much that is wrong. */
async function doctors(all: Product): Promise<void> {
  const unreachable = `postgres://sso:${secrets['the password of the database']}@127.0.0.1:1/sso`;
  const changes: readonly Record<string, string>[] = [
    {},
    { AUTOTASK_INTEGRATION_CODE: secrets.BOT_PASSWORD },
    { AUTOTASK_SECRET: secret, DATABASE_URL: unreachable.replace('postgres', 'mysql'), PORT: metricsToken },
    { AUTOTASK_SECRET_FILE: secret, DATABASE_URL: '', DATABASE_URL_FILE: fileWith(unreachable) },
    { DATABASE_URL: wrongPassword() },
  ];
  for (const changed of changes) {
    const { report, log } = await runDoctor(all, changed);
    left.commands.push(report, log);
  }
  const start = startBot({ ...all.environment, DATABASE_URL: unreachable });
  left.commands.push(await start.then(String, String));
  for (const url of [unreachable, wrongPassword()]) {
    const environmentOf = { DATABASE_URL: '', DATABASE_URL_FILE: fileWith(url) };
    left.commands.push(await auditVerify(environmentOf));
  }
}

/** The PostgreSQL of the tests, with a password that is not its own; without one, a server that is away. */
function wrongPassword(): string {
  const url = new URL(process.env.TEST_POSTGRES_URL ?? 'postgres://sso@127.0.0.1:1/sso');
  url.password = secrets['the password of the database'];
  return url.href;
}

function auditVerify(changed: Readonly<Record<string, string>>): Promise<string> {
  const script = path.join(__dirname, '..', '..', '..', 'lib', 'audit-verify.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [script], { env: { PATH: process.env.PATH, ...changed } }, (_, out, err) =>
      resolve(out + err),
    );
  });
}

test('the story met what it was meant to meet', () => {
  const logs = left.logs.join('\n');
  for (const words of ['listening', 'refused the API user', 'a job will be tried again', 'stopping'])
    expect(logs).toContain(words);
  expect(product.autotask.requests.some(({ headers }) => headers.secret === secret)).toBe(true);
  const teams = left.Teams.join('\n');
  for (const words of ['Applied', 'This looks like a secret', 'Retry', 'AUTOTASK_SECRET'])
    expect(teams).toContain(words);
  expect(left.answers.join('\n')).toMatch(/^200 .*outbox/ms);
  expect(left.commands.join('\n')).toContain('are both set');
});

test.each(Object.keys(spellingsOf('0123456789abcdef')).map(Number))(
  'the scan finds a secret in spelling %i',
  (spelling) => {
    const [[name, value] = ['', '']] = Object.entries(secrets);
    const text = `before ${spellingsOf(value)[spelling] ?? ''} after`;
    expect(secretsIn(text, secrets)).toEqual([name]);
  },
);

describe('no secret, in no spelling and no half of one', () => {
  test('in a line of the log, of a bot that says all it can', () => {
    for (const line of left.logs) expect([secretsIn(line, secrets), line]).toEqual([[], line]);
  });

  // Who the API user is stands in Autotask for every administrator, and Autotask's words may name them.
  const shownToNobody = Object.fromEntries(
    Object.entries(secrets).filter(([name]) => name !== 'AUTOTASK_USERNAME'),
  );

  test.each([
    ['in anything that Teams was sent', 'Teams'],
    ['in an answer over HTTP', 'answers'],
    ['in what the doctor, the verification and a failed start print', 'commands'],
  ] as const)('%s', (_, where) => {
    expect(left[where].join('').length).toBeGreaterThan(100);
    for (const text of left[where]) expect([secretsIn(text, shownToNobody), text]).toEqual([[], text]);
  });

  test('in a byte of the database', () => {
    const folderOfIt = path.dirname(product.databaseUrl.slice('file:'.length));
    const files = readdirSync(folderOfIt);
    expect(files).toContain('sso.db');
    for (const name of files) {
      const bytes = readFileSync(path.join(folderOfIt, name), 'latin1');
      expect([name, secretsIn(bytes, shownToNobody)]).toEqual([name, []]);
    }
  });
});

test('what a library writes to the console, and an error nobody caught, go through the log, and the process ends', async () => {
  const { environment: usual } = product;
  const bot = await startBot({
    ...usual,
    DATABASE_URL: `file:${folder}/library.db`,
    AUTOTASK_SECRET_FILE: '',
    METRICS_TOKEN_FILE: '',
    AUTOTASK_SECRET: secret,
    METRICS_TOKEN: metricsToken,
    NODE_OPTIONS: `--require ${path.join(__dirname, 'indiscreet-library.cjs')}`,
  });
  const lines = (): Record<string, unknown>[] =>
    bot.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  void bot.stop('SIGUSR2');
  while (lines().filter(({ source }) => source === 'console').length < 3) await fetch(`${bot.url}/healthz`);
  expect(await bot.stop('SIGUSR2')).toBe(1);
  expect(secretsIn(bot.log.join('\n'), secrets)).toEqual([]);
  const said = lines().filter(({ source }) => source === 'console');
  expect(said.map(({ msg }) => msg)).toEqual(
    Array<string>(3).fill(`a library says {"secrets":"${Array(4).fill('[redacted]').join(' ')}"}`),
  );
  expect(lines().at(-1)).toMatchObject({
    level: 60,
    msg: 'an error that nobody expected ends the process',
    err: { message: `refused: ${Array(4).fill('[redacted]').join(' ')}` },
  });
});
