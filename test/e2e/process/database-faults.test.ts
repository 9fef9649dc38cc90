import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import { Client } from 'pg';
import { startBot } from '../../../src/playground/bot-process/start-bot';
import { cast, places } from '../../../src/playground/demo/cast';
import { startOwnPostgres, type OwnPostgres } from '../../setup/own-postgres';
import { askForApproval, becomes, bindApprovals, textOf } from './ask-for-approval';
import { startProduct, type Product } from './start-product';
import { verifyAudit } from './verify-audit';

/** Teams gives up on a bot after about fifteen seconds. */
const teamsWaitsMs = 15_000;
const apology = /could not be finished|Try again/;

/** Polls are rare, so that what goes on after an outage goes on because the bot noticed that it was over. */
const rarePolls = { OUTBOX_POLL_MS: '60000', OUTBOX_LEASE_MS: '10000' };

const statusOf = async (product: Product, page: string): Promise<number> =>
  (await fetch(`${product.bot().url}${page}`)).status;

/** Waits until the page is answered with this status. */
async function answers(product: Product, page: string, status: number): Promise<void> {
  while ((await statusOf(product, page)) !== status) await pause(20);
}

/** What the bot answers to a command, and how long it took. */
async function answerTo({ client }: Product, text: string): Promise<{ said: string; ms: number }> {
  const before = performance.now();
  const [answer] = await client.say(cast.alex, places.helpdesk, text);
  if (!answer) throw new Error(`"${text}" was not answered.`);
  return { said: textOf(answer), ms: performance.now() - before };
}

const server = process.env.TEST_POSTGRES_URL;
const describeWherePostgresRuns = server ? describe : describe.skip;

describeWherePostgresRuns('PostgreSQL', () => {
  let postgres: OwnPostgres;
  let product: Product;

  beforeAll(async () => {
    postgres = await startOwnPostgres(server ?? '');
    product = await startProduct({ environment: { ...rarePolls, DATABASE_URL: postgres.url } });
    await bindApprovals(product);
  });

  afterAll(async () => {
    await product.close();
    await postgres.remove();
  });

  test('restarted while a mapping is posted: people are told, readyz says so, and nothing is lost or done twice', async () => {
    const { client, autotask } = product;
    const waiting = await askForApproval(product, 'Emma Rossi');
    const { requestId, requesterCard, approvalCard } = await askForApproval(product, 'Jane Doe');
    autotask.faults.add({ match: /POST .*\/Tickets$/, delayMs: 1_500 });
    await client.click(cast.taylor, approvalCard, 'Approve');
    await becomes(product, requesterCard, 'Posting to Autotask');

    await postgres.stop();
    await answers(product, '/readyz', 503);
    expect(await statusOf(product, '/healthz')).toBe(200);
    const { said, ms } = await answerTo(product, 'map Liam Carter');
    expect(said).toMatch(apology);
    expect(ms).toBeLessThan(teamsWaitsMs);
    const clicked = await client.click(cast.taylor, waiting.approvalCard, 'Approve');
    expect(textOf(clicked)).toMatch(apology);

    await postgres.start();
    await answers(product, '/readyz', 200);
    await becomes(product, requesterCard, '[I have pasted it]');
    await client.click(cast.taylor, waiting.approvalCard, 'Approve');
    await becomes(product, waiting.requesterCard, '[I have pasted it]');
    const posted = autotask.tickets.map(({ externalID }) => externalID);
    expect(posted.sort()).toEqual([requestId, waiting.requestId].sort());
    expect(autotask.checklistItems).toHaveLength(2);
    expect((await answerTo(product, 'map Liam Carter')).said).toContain('[Request approval]');
    expect(await verifyAudit(postgres.url)).toContain('The audit log is whole');
  });

  test('with a table that somebody else holds: people are told in time, and not kept waiting', async () => {
    const other = new Client(postgres.url);
    await other.connect();
    await other.query('begin; lock table drafts in access exclusive mode');
    try {
      const { said, ms } = await answerTo(product, 'map Noah Fischer');
      expect(said).toMatch(apology);
      expect(ms).toBeLessThan(teamsWaitsMs);
    } finally {
      await other.end();
    }
    expect((await answerTo(product, 'map Noah Fischer')).said).toContain('[Request approval]');
  });
});

describe('SQLite', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ environment: rarePolls });
    await bindApprovals(product);
  });
  afterAll(() => product.close());

  test('locked by somebody else: people are told in time, and the process does not stand still meanwhile', async () => {
    const outsider = new Libsql(product.databaseUrl.slice('file:'.length));
    // The product may be writing something this very moment.
    outsider.exec('pragma busy_timeout = 10000');
    outsider.exec('begin immediate');
    try {
      const answered = answerTo(product, 'map Jane Doe');
      expect(await slowestHealthWhile(product, answered)).toBeLessThan(2_500);
      const { said, ms } = await answered;
      expect(said).toMatch(apology);
      expect(ms).toBeLessThan(teamsWaitsMs);
    } finally {
      outsider.exec('rollback');
      outsider.close();
    }
    expect((await answerTo(product, 'map Jane Doe')).said).toContain('[Request approval]');
  });

  test('is refused to a second process, which says why; the first one works on', async () => {
    const refusal = await startBot(product.environment).then(
      async (bot) => {
        await bot.stop('SIGKILL');
        return 'It started.';
      },
      (error: unknown) => String(error),
    );
    expect(refusal).toContain('ended with code 1');
    expect(refusal).toContain('The bot could not start: Another process of the bot has');
    expect(refusal).toContain('DATABASE_URL=postgres://');
    expect((await answerTo(product, 'map Emma Rossi')).said).toContain('[Request approval]');
  });

  test('is free again the moment that the process is killed', async () => {
    await product.bot().stop('SIGKILL');
    await product.restart();
    expect(await statusOf(product, '/readyz')).toBe(200);
  });
});

/** How long `/healthz` took at most while something else is under way, in milliseconds. */
async function slowestHealthWhile(product: Product, underWay: Promise<unknown>): Promise<number> {
  const state = { isOver: false };
  const over = underWay.then(() => (state.isOver = true));
  let slowest = 0;
  while (!state.isOver) {
    const before = performance.now();
    expect(await statusOf(product, '/healthz')).toBe(200);
    slowest = Math.max(slowest, performance.now() - before);
    await Promise.race([over, pause(50)]);
  }
  return slowest;
}
