import { cast, places } from '../../src/playground/demo/cast';
import { reminderSubject, remindersOf } from '../../src/mapping/setup/secret-reminders';
import type { Setup } from '../../src/mapping/setup/setup';
import { openStore } from '../../src/store/open-store';
import { bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { setup as begun } from '../store/setup-examples';
import { readAuditLog } from './read-audit-log';

const clientId = 'c11e0700-5b6a-4789-8abc-def012345678';
const dayMs = 24 * 3_600_000;
const done = { by: { objectId: cast.alex.objectId, name: cast.alex.name }, at: '2026-01-01T09:00:00.000Z' };
/** Half a day is left for the test. */
const expiresAt = new Date(Date.now() + 6.5 * dayMs).toISOString();

/** A set-up whose client secret expires in seven days, a begun one counted. */
const setup: Setup = begun({
  step: 'done',
  completedAt: done.at,
  secret: { ...done, expiresAt, source: 'person' },
  app: {
    ...done,
    clientId,
    tenantId: clientId,
    objectId: null,
    displayName: 'Autotask [SSO](https://evil.example)',
    way: 'by-hand',
    findings: [],
  },
});

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  await bindApprovals(product);
  await product.bot().stop('SIGKILL');
  const store = await openStore({ url: product.databaseUrl });
  await store.setups.insert(setup);
  // As they were planned long ago: 30, 14 and 7 days before have gone by while the bot was off.
  await store.reminders.plan(reminderSubject(setup.id), remindersOf(setup.id, expiresAt, new Date(0)));
  await store.close();
  await product.restart();
});
afterAll(() => product.close());

const isReminder = (text: string): boolean => text.includes('The client secret expires in');

test('the approvals channel is told once, also after the bot is started again', async () => {
  const posted = await product.client.waitFor('the reminder', (message) => isReminder(textOf(message)));
  expect(posted.conversationId).toContain(places.approvals.id);
  const text = textOf(posted);
  expect(text).toContain('The client secret expires in 7 days');
  expect(text).toContain('Autotask [SSO](https://evil.example)');
  expect(text).toContain(clientId);
  expect(text).toContain(expiresAt.slice(0, 10));
  expect(text).toMatch(/New client secret[^]*Client Secret[^]*Test[^]*setup[^]*Renew the client secret/);

  expect(await product.bot().stop()).toBe(0);
  await product.restart();
  await product.client.say(cast.alex, places.helpdesk, 'help');
  expect(await product.bot().stop()).toBe(0);
  expect(product.client.connector.messages.map(textOf).filter(isReminder)).toHaveLength(1);
  const reminded = (await readAuditLog(product)).filter(({ event }) => event === 'setup.secret-reminded');
  expect(reminded).toMatchObject([{ details: { clientId, expiresAt, daysLeft: 7 } }]);
});
