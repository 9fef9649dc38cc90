import { cast, places } from '../../src/playground/demo/cast';
import { buttonsOf } from '../../src/playground/teams-client/card-text';
import type { Message } from '../../src/playground/teams-client/message';
import { pendingSubject } from '../../src/mapping/schedule/reminder-times';
import type { TeamsPerson } from '../../src/playground/teams-client/people-and-places';
import { openStore } from '../../src/store/open-store';
import { askForApproval, becomes, bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';

let product: Product;
beforeAll(async () => {
  product = await startProduct({
    environment: { APPROVALS_REQUIRED: '2', APPROVER_TAG_ID: 'tag-1', APPROVER_TAG_NAME: 'Team [leads]' },
  });
  await bindApprovals(product);
});
afterAll(() => product.close());

/** What the bot answers to somebody in the helpdesk channel. */
async function answerTo(text: string, by: TeamsPerson = cast.alex): Promise<Message> {
  const [answer] = await product.client.say(by, places.helpdesk, text);
  if (!answer) throw new Error(`"${text}" was not answered.`);
  return answer;
}

/** Both approvers press Approve, and Alex says that it is done in Autotask. */
async function settle(approvalCard: Message, requesterCard: Message, button: string): Promise<void> {
  await product.client.click(cast.taylor, approvalCard, 'Approve');
  await becomes(product, approvalCard, 'Approvals: 1 of 2', '1 of 2: Taylor Lead', '[Approve]');
  await product.client.click(cast.sam, approvalCard, 'Approve');
  await becomes(product, requesterCard, 'Taylor Lead and Sam Second approved', `[${button}]`);
  await product.client.click(cast.alex, requesterCard, button);
}

test('a mapping is removed the way it was made: asked for, approved twice, cleared, gone', async () => {
  const mapped = await askForApproval(product, 'jane.doe');
  await settle(mapped.approvalCard, mapped.requesterCard, 'I have pasted it');
  await becomes(product, mapped.requesterCard, 'Applied');

  const found = await answerTo('unmap jane.doe');
  expect(textOf(found)).toContain('Remove the mapping of Jane Doe from jane.doe in Autotask?');
  expect(textOf(found)).toContain(`Request ${mapped.requestId}`);
  const asked = textOf(
    await product.client.click(cast.alex, found, 'Request approval', { note: 'has left' }),
  );
  const id = /Request (\S+) to remove a mapping/.exec(asked)?.[1] ?? '';
  const approvalCard = await product.client.waitFor('the approval card of the removal', (message) => {
    const text = textOf(message);
    return text.includes(`request ${id}`) && text.includes('[Approve]');
  });
  expect(textOf(approvalCard)).toContain('Remove the mapping of Jane Doe from jane.doe in Autotask?');
  expect(textOf(await answerTo('pending'))).toMatch(/Remove Jane Doe from jane\.doe[^]*0 of 2 approvals/);
  await settle(approvalCard, found, 'I have cleared it');
  await becomes(product, found, 'Removed', 'the checklist item is ticked in Autotask');
  expect(buttonsOf(found.card).map(({ title }) => title)).not.toContain('I have cleared it');
  const told = await product.client.waitFor(
    'the message to the requester',
    ({ conversationId, text }) =>
      conversationId === found.conversationId && text.includes('no longer mapped'),
  );
  expect(told.text).toContain('Removing Jane Doe');
  expect(textOf(await answerTo('status jane.doe'))).toContain('Not mapped');
  expect(textOf(await answerTo('unmap jane.doe'))).toContain('Jane Doe is not mapped');
});

test.each([
  ['nobody', 'unmap', cast.alex, 'Nothing was changed'],
  ['somebody unknown', 'unmap nobody.here', cast.alex, 'Nobody found'],
  ['somebody, by one who may not', 'unmap jane.doe', cast.uma, 'You cannot do this'],
])('to unmap %s changes nothing, and says so', async (_who, text, by, said) => {
  const answer = await answerTo(text, by);
  expect(textOf(answer)).toContain(said);
  expect(buttonsOf(answer.card)).toEqual([]);
});

test('the same approver twice is told that somebody else is next', async () => {
  const { approvalCard } = await askForApproval(product, 'emma.rossi');
  await product.client.click(cast.taylor, approvalCard, 'Approve');
  await becomes(product, approvalCard, '1 of 2: Taylor Lead');
  const again = await product.client.click(cast.taylor, approvalCard, 'Approve');
  expect(again).toEqual({ card: null, message: expect.stringContaining('from somebody else') as string });
});

test('the approvers are reminded in the thread of the card, once, with a mention of their tag', async () => {
  const { approvalCard, requestId } = await askForApproval(product, 'lucas.meyer');
  await product.bot().stop();
  const store = await openStore({ url: product.databaseUrl });
  const subject = pendingSubject(requestId);
  const dueAt = new Date(Date.now() - 1_000).toISOString();
  await store.reminders.plan(subject, [{ id: `${subject}/4`, subject, dueAt }]);
  await store.close();
  await product.restart();
  const reminder = await product.client.waitFor('the reminder', (message) =>
    textOf(message).includes('still waits for a decision'),
  );
  expect(reminder.conversationId).toBe(approvalCard.conversationId);
  expect(reminder.text).toBe(String.raw`<at>Team \[leads\]</at>`);
  expect(textOf(reminder)).toContain('Map Lucas Meyer to lucas.meyer');
  expect(textOf(reminder)).toContain('0 of 2');
});
