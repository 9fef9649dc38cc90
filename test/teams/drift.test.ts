import { setTimeout as pause } from 'node:timers/promises';
import { cast, places } from '../../src/playground/demo/cast';
import { exampleSsoField } from '../../src/playground/directory/simulated-resource';
import type { Message } from '../../src/playground/teams-client/message';
import type { TeamsPerson } from '../../src/playground/teams-client/people-and-places';
import { askForApproval, becomes, bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { runRawSql } from '../store/run-raw-sql';
import { readAuditLog } from './read-audit-log';
import { click as clickActivity } from './send-activity';

/** As a person renames themselves to be obeyed. */
const newName = 'Jane [Pay](https://evil.example)';

let product: Product;
beforeAll(async () => {
  product = await startProduct({
    environment: { DRIFT_SCHEDULE: '0 3 * * *', AUTOTASK_SSO_FIELD: exampleSsoField },
    autotask: { ssoField: { name: exampleSsoField } },
  });
  await bindApprovals(product);
  for (const who of ['jane.doe', 'liam.carter']) {
    const { approvalCard, requesterCard } = await askForApproval(product, who);
    await product.client.click(cast.taylor, approvalCard, 'Approve');
    await becomes(product, requesterCard, 'Applied');
  }
  const { people } = product.directory;
  for (const person of people) {
    if (person.userPrincipalName.startsWith('jane.doe@')) person.displayName = newName;
    if (person.userPrincipalName.startsWith('liam.carter@')) person.accountEnabled = false;
  }
  await beOffAtThree();
});
afterAll(() => product.close());

/** The bot is off when the schedule comes, and makes up for it at its next start. */
async function beOffAtThree(): Promise<void> {
  await product.bot().stop();
  await runRawSql(product.databaseUrl, `update schedules set next_at = '2026-01-01T03:00:00.000Z'`);
  await product.restart();
}

/** The digest in the approvals channel. */
function digest(): Promise<Message> {
  return product.client.waitFor(
    'the digest',
    (message) =>
      message.conversationId.startsWith(places.approvals.id) &&
      textOf(message).includes('things have drifted'),
  );
}

/** A click on the button of a row; the client's own `click` takes the first button of that title. */
async function press(
  person: TeamsPerson,
  on: Message,
  verb: string,
  data: Record<string, unknown>,
): Promise<string> {
  const [, request, revision] = /"request":"([^"]+)","revision":(\d+)/.exec(JSON.stringify(on.card)) ?? [];
  const all = { request, revision: Number(revision), ...data };
  const { body } = await product.client.send(clickActivity(product, person, on, verb, all));
  return JSON.stringify((body as { value: unknown }).value);
}

function digestsPosted(): number {
  return product.client.connector.messages.filter((message) =>
    textOf(message).includes('things have drifted'),
  ).length;
}

test('after the bot was off at its hour, the approvals channel gets one digest with the way out in each row', async () => {
  const text = textOf(await digest());
  expect(text).toMatch(
    /2 things have drifted[^]*Disabled in Entra ID[^]*Liam Carter[^]*Unmap if they left[^]*\[Unmap\]\n\[Accept\]/,
  );
  expect(text).toMatch(/Renamed in Entra ID[^]*\[Unmap\]\n\[Remap\]\n\[Accept\][^]*Reason, for Accept: ____/);
  expect(text).toContain(`Jane Doe (jane.doe@contoso.example) is now ${newName}`);
});

test('who may not accept, a row without a reason, and a forged or old click are refused in a sentence', async () => {
  const card = await digest();
  expect(await press(cast.alex, card, 'drift-accept', { position: 2, comment: 'x' })).toContain(
    'Only members of the approvers group',
  );
  expect(await press(cast.taylor, card, 'drift-accept', { position: 2, comment: '  ' })).toContain(
    'Please say in the field Reason',
  );
  expect(await press(cast.taylor, card, 'drift-accept', { position: 99, comment: 'x' })).toContain(
    'no longer knows that row',
  );
  expect(
    await press(cast.taylor, card, 'drift-accept', { position: 2, revision: 1, comment: 'x' }),
  ).toContain('shows an older state');
  expect(await press(cast.taylor, card, 'drift-unmap', { position: 1 })).toContain(
    'Only members of the administrators group',
  );
  expect(textOf(card)).not.toContain('Accepted by');
});

test('accepted with a reason: everybody sees who and why, the buttons are gone, and who comes later is told', async () => {
  const card = await digest();
  const accepted = { position: 2, comment: 'She *married*.' };
  expect(await press(cast.taylor, card, 'drift-accept', accepted)).toContain('Accepted by Taylor Lead');
  await becomes(product, card, 'Accepted by Taylor Lead: She *married*.');
  expect(textOf(card).match(/\[Accept\]/g)).toHaveLength(1);
  expect(await press(cast.sam, card, 'drift-accept', accepted)).toContain(
    'Taylor Lead accepted this already',
  );
  const records = await readAuditLog(product);
  expect(records.find(({ event }) => event === 'drift.accepted')).toMatchObject({
    actor: { name: 'Taylor Lead' },
    details: { kind: 'user-renamed', reason: 'She *married*.' },
  });
});

test.each([
  ['drift-unmap', 1, 'go on there'],
  ['drift-remap', 2, 'A remap takes two steps'],
])('%s begins in a new message, and leaves the digest as it is', async (verb, position, sentence) => {
  const card = await digest();
  const [before, known] = [textOf(card), new Set(product.client.connector.messages)];
  expect(await press(cast.alex, card, verb, { position })).toContain(sentence);
  const [begun, ...more] = product.client.connector.messages.filter((message) => !known.has(message));
  expect(more).toEqual([]);
  expect(begun?.conversationId).toBe(card.conversationId);
  expect(begun && textOf(begun)).toContain('[Request approval]');
  expect(textOf(card)).toBe(before);
});

test('a page that is not there is the nearest that is, for the clicker; strangers are refused', async () => {
  const card = await digest();
  expect(await press(cast.alex, card, 'drift-page', { page: 7 })).toContain('2 things have drifted');
  expect(await press(cast.uma, card, 'drift-page', { page: 0 })).toContain('can see drift');
  expect(await press(cast.alex, card, 'drift-page', { request: 'forged' })).toContain('no longer knows');
});

test('typed by hand it is drawn in place of the message that the bot is reading; what was accepted is quiet', async () => {
  const chat = { kind: 'personal', id: `a:${cast.taylor.objectId}`, name: 'Chat' } as const;
  const [reading] = await product.client.say(cast.taylor, chat, 'drift');
  if (!reading) throw new Error('drift was not answered');
  await becomes(product, reading, '1 thing has drifted', 'One more was accepted before', 'Liam Carter');
  const stranger = { ...chat, id: `a:${cast.uma.objectId}` };
  const [denied] = await product.client.say(cast.uma, stranger, 'drift');
  expect(denied && textOf(denied)).toContain('You cannot do this');
});

/** How often the schedule has looked. */
async function nightlyChecks(): Promise<number> {
  const records = await readAuditLog(product);
  return records.filter(({ event, actor }) => event === 'drift.checked' && actor.name === 'sso bot').length;
}

async function lookedMoreThan(times: number): Promise<void> {
  const deadline = Date.now() + 20_000;
  while ((await nightlyChecks()) <= times) {
    if (Date.now() > deadline) throw new Error('The schedule never looked again.');
    await pause(50);
  }
}

test('nothing new: the channel is not told again, but it is on record that somebody looked', async () => {
  const before = await nightlyChecks();
  await beOffAtThree();
  await lookedMoreThan(before);
  expect(digestsPosted()).toBe(1);
});
