import { setTimeout as pause } from 'node:timers/promises';
import { cast, places } from '../../src/playground/demo/cast';
import { askForApproval, becomes, bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import { startDatabaseProxy, type DatabaseProxy } from '../e2e/process/database-proxy';
import { verifyAudit } from '../e2e/process/verify-audit';
import { startProduct, type Product } from '../e2e/process/start-product';
import { databases, type TestDatabase } from '../store/databases';
import { databaseRows } from './database-rows';
import { asAlways } from './fault-rows';

const postgres = databases.find(({ name }) => name === 'PostgreSQL');
const describeWherePostgresRuns = postgres ? describe : describe.skip;
const patienceMs = 20_000;

describeWherePostgresRuns('a database that', () => {
  let database: TestDatabase;
  let proxy: DatabaseProxy;
  let product: Product;

  beforeAll(async () => {
    if (!postgres) throw new Error('There is no PostgreSQL to test on.');
    database = await postgres.create();
    proxy = await startDatabaseProxy(database.url);
    const environment = { DATABASE_URL: proxy.url, TURNS_PER_MINUTE: '6000', OUTBOX_LEASE_MS: '20000' };
    product = await startProduct({ environment });
    await bindApprovals(product);
  });

  afterAll(async () => {
    await product.close();
    await proxy.close();
    await database.remove();
  });

  async function lookUp(): Promise<string> {
    const answers = await product.client.say(cast.alex, places.alexChat, 'map Ethan Walker');
    return answers.map(textOf).join('\n');
  }

  /** What is answered, and within how many seconds. */
  async function timed(answer: Promise<string>): Promise<{ read: string; seconds: number }> {
    const start = performance.now();
    const read = await answer;
    return { read, seconds: (performance.now() - start) / 1_000 };
  }

  test.each(databaseRows)(
    '$fault: people are told in time, nothing is half done, and it goes on by itself',
    async ({ trouble, sees, within, who }) => {
      const asked = await askForApproval(product, who);
      const approve = async (): Promise<string> =>
        textOf(await product.client.click(cast.taylor, asked.approvalCard, 'Approve'));
      proxy.set(trouble);
      const [lookedUp, approved] = await Promise.all([timed(lookUp()), timed(approve())]);
      proxy.set('open');
      for (const { read, seconds } of [lookedUp, approved]) {
        expect(seconds).toBeLessThan(within);
        if (sees !== asAlways) expect(read).toContain(sees);
      }
      if (sees === asAlways) {
        expect(lookedUp.read).toContain('Request approval');
        expect(approved.read).toContain('Approved');
      }

      const over = performance.now();
      while (!(await lookUp()).includes('Request approval')) {
        expect(performance.now() - over).toBeLessThan(patienceMs);
        await pause(50);
      }
      // Pressed once more where it may not have counted: that decides it, or tells that it is decided.
      if (textOf(asked.approvalCard).includes('[Approve]')) await approve();
      await becomes(product, asked.requesterCard, '[I have pasted it]');
      const { tickets } = product.autotask;
      expect(tickets.filter(({ externalID }) => externalID === asked.requestId)).toHaveLength(1);
    },
  );

  test('after all that nobody needs to start the bot again, and the audit log is whole', async () => {
    expect(product.bot().log.join('\n')).not.toContain('uncaught');
    expect(await verifyAudit(database.url)).toContain('The audit log is whole');
  });
});
