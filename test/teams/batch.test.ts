import { cast, places } from '../../src/playground/demo/cast';
import { groupIds } from '../../src/playground/directory/example/groups';
import { buildResourceOf } from '../../src/playground/directory/simulated-resource';
import { buttonsOf } from '../../src/playground/teams-client/card-text';
import type { Message } from '../../src/playground/teams-client/message';
import {
  teamsIdOf,
  type TeamsPerson,
  type TeamsPlace,
} from '../../src/playground/teams-client/people-and-places';
import type { ClickAnswer } from '../../src/playground/teams-client/start-teams-client';
import { becomes, bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { companyOf } from '../workflow/harness/company-of';
import { askForBatch } from './ask-for-batch';
import { readAuditLog } from './read-audit-log';
import { click, sendActivity } from './send-activity';

const size = 10;
const refusedWords = 'The item of this resource is not allowed.';

let product: Product;
let requesterCard: Message;
let approvalCard: Message;
let batchId: string;

/** Everybody has their resource, Taylor (who approves) too; row 3 is refused by Autotask. */
beforeAll(async () => {
  product = await startProduct({
    environment: { AUTOTASK_TICKET_ITEMS: '4', OUTBOX_POLL_MS: '100' },
    autotask: { latencyMs: 5 },
  });
  const { directory, autotask } = product;
  const [, , third] = companyOf(directory, size - 1);
  const taylor = directory.people.find(({ id }) => id === cast.taylor.objectId);
  if (!taylor || !third) throw new Error('The example directory has nobody to map.');
  directory.resources.push(buildResourceOf(taylor, { id: 70_000 }));
  autotask.faults.add({
    match: /POST .*ChecklistItems$/,
    bodyMatch: new RegExp(third.id),
    times: 1_000,
    status: 500,
    body: { errors: [refusedWords] },
  });
  await bindApprovals(product);
  ({ batchId, requesterCard, approvalCard } = await askForBatch(product, size, 'Everybody'));
}, 60_000);
afterAll(() => product.close());

/** Presses a button of a card that only this person was shown. */
function clickOn(
  person: TeamsPerson,
  shown: ClickAnswer,
  title: string,
  inputs: Record<string, string> = {},
): Promise<ClickAnswer> {
  if (!shown.card) throw new Error(`No card was shown but: ${shown.message ?? 'nothing'}`);
  return product.client.click(person, { ...approvalCard, card: shown.card }, title, inputs);
}

async function view(person: TeamsPerson): Promise<string[]> {
  const refresh = click(product, person, approvalCard, 'refresh', { request: batchId, revision: 1 });
  const { card } = await sendActivity(product, refresh);
  return buttonsOf(card).map(({ title }) => title);
}

test('the question stands in the approvals channel: how many, who asks, the note, the tickets; the requester waits', async () => {
  const text = textOf(approvalCard);
  expect(approvalCard.conversationId).toMatch(/^19:approvals@thread\.tacv2;messageid=/);
  for (const part of [
    'Map 10 people',
    'Alex Admin',
    'Everybody',
    '3 tickets',
    'at most 4 items',
    'And 5 more',
  ]) {
    expect(text).toContain(part);
  }
  await becomes(product, requesterCard, 'Waiting for approval', '[Cancel request]');
  expect(textOf(requesterCard)).not.toContain('[Approve]');
});

test('Teams refreshes the card for everybody, and who may not decide sees no button that acts', async () => {
  expect(approvalCard.card?.refresh).toMatchObject({
    action: { verb: 'refresh', data: { request: batchId } },
    userIds: Object.values(cast).map(teamsIdOf),
  });
  const views = await Promise.all(
    [cast.alex, cast.taylor, cast.sam, cast.uma].map(async (person) => [person.name, await view(person)]),
  );
  expect(Object.fromEntries(views)).toEqual({
    'Alex Admin': ['Show all rows'],
    'Taylor Lead': ['Approve', 'Reject', 'Show all rows'],
    'Sam Second': ['Approve', 'Reject', 'Show all rows'],
    'Uma User': ['Show all rows'],
  });
});

test('whoever may not decide is told alone, by a click that no card offered them', async () => {
  const edits = approvalCard.edits;
  const { message } = await product.client.click(cast.alex, approvalCard, 'Approve');
  expect(message).toContain('Only members of the approvers group');
  expect(approvalCard.edits).toBe(edits);
});

test('nobody approves their own mapping: the row has to be left out, or somebody else decides', async () => {
  const { message } = await product.client.click(cast.taylor, approvalCard, 'Approve');
  expect(message).toMatch(/^Row \d+ maps your own account[^]*Nothing was changed\.$/);
});

test('rejecting needs a comment', async () => {
  const { message } = await product.client.click(cast.taylor, approvalCard, 'Reject', { comment: ' ' });
  expect(message).toContain('Please say why in the comment');
});

test('the list of rows is turned page by page, and leads back to the own card of each', async () => {
  const first = await product.client.click(cast.sam, approvalCard, 'Show all rows');
  expect(textOf(first)).toContain('All rows, page 1 of 2');
  const second = await clickOn(cast.sam, first, 'Next');
  expect(textOf(second)).toContain('All rows, page 2 of 2');
  expect(textOf(await clickOn(cast.sam, second, 'Previous'))).toContain('page 1 of 2');
  expect(textOf(await clickOn(cast.sam, second, 'Back'))).toContain('[Approve]');
  const alex = await product.client.click(cast.alex, requesterCard, 'Show all rows');
  expect(textOf(alex)).not.toContain('[Exclude the ticked]');
  expect(textOf(await clickOn(cast.alex, alex, 'Back'))).toContain('[Cancel request]');
  const robin = await product.client.click(cast.robin, approvalCard, 'Show all rows');
  expect(textOf(robin)).toContain('All rows, page 1 of 2');
});

test('names and Object IDs of a batch are not for everybody, by no button', async () => {
  for (const verb of ['batch-rows', 'batch-back']) {
    const reading = click(product, cast.uma, approvalCard, verb, { request: batchId, revision: 1 });
    expect((await sendActivity(product, reading)).answer).toMatch(
      /^Only members of the administrators or the approvers group[^]*Nothing was changed\.$/,
    );
  }
  const refused = (await readAuditLog(product)).filter(({ event }) => event === 'batch.read.denied');
  expect(refused.map(({ actor }) => actor.name)).toEqual(['Uma User', 'Uma User']);
});

test('a page that is not there is the nearest that is; a batch that is not there is told so', async () => {
  const far = click(product, cast.sam, approvalCard, 'batch-rows', {
    request: batchId,
    revision: 1,
    page: 99,
  });
  expect((await sendActivity(product, far)).answer).toContain('All rows, page 2 of 2');
  for (const verb of ['batch-rows', 'batch-back', 'refresh', 'batch-approve', 'batch-csv']) {
    const unknown = click(product, cast.sam, approvalCard, verb, { request: 'n0ne-n0ne', revision: 1 });
    expect((await sendActivity(product, unknown)).answer).toContain('There is no such request');
  }
});

test('an approver leaves a row out: the list says so, and a card from before may not approve', async () => {
  const before = { ...approvalCard };
  const rows = await product.client.click(cast.sam, approvalCard, 'Show all rows');
  const none = await clickOn(cast.sam, rows, 'Exclude the ticked', { ticked: '' });
  expect(none.message).toContain('Tick the rows to leave out first');
  const excluded = await clickOn(cast.sam, rows, 'Exclude the ticked', { ticked: '2,99' });
  expect(textOf(excluded)).toContain('1 row left out.');
  expect(textOf(excluded)).toContain('Left out by Sam Second.');
  const again = await clickOn(cast.sam, excluded, 'Exclude the ticked', { ticked: '2' });
  expect(again.message).toContain('None of the ticked rows waits');
  const stale = await product.client.click(cast.taylor, before, 'Approve');
  expect(stale.message).toContain('older state');
  await becomes(product, approvalCard, 'Map 9 people', '1 row by Sam Second');
  const uma = click(product, cast.uma, approvalCard, 'batch-exclude', {
    request: batchId,
    revision: 2,
    ticked: '1',
  });
  expect((await sendActivity(product, uma)).answer).toContain('Only members of the approvers group');
});

test('a batch whose cards are gone is steered from what status shows, with the buttons of whoever asks', async () => {
  const { helpdesk, alexChat, umaChat } = places;
  const asked: [TeamsPerson, TeamsPlace][] = [
    [cast.sam, helpdesk],
    [cast.alex, alexChat],
    [cast.uma, umaChat],
  ];
  const seen = asked.map(async ([person, place]) => {
    const [card] = await product.client.say(person, place, `status ${batchId}`);
    return [person.name, buttonsOf(card?.card ?? null).map(({ title }) => title)];
  });
  expect(Object.fromEntries(await Promise.all(seen))).toEqual({
    'Sam Second': ['Approve', 'Reject', 'Show all rows'],
    'Alex Admin': ['Cancel request', 'Show all rows'],
    'Uma User': ['Show all rows'],
  });
});

test('there is no file of rows that were not posted before anything was posted', async () => {
  const csv = click(product, cast.alex, requesterCard, 'batch-csv', { request: batchId, revision: 2 });
  expect((await sendActivity(product, csv)).answer).toContain('there is no file to make');
});

test('approved: both cards show the progress and then what is left; the requester is told with a mention', async () => {
  const answer = await product.client.click(cast.sam, approvalCard, 'Approve', { comment: 'All known' });
  expect(textOf(answer)).toMatch(/Posting to Autotask[^]*Sam Second approved/);
  for (const card of [approvalCard, requesterCard]) {
    await becomes(product, card, 'Posted, not all pasted yet', '8 waiting for the paste', '1 not posted');
    expect(textOf(card)).toContain(`1 row: ${refusedWords}`);
    expect(textOf(card)).toContain('Tickets (3)');
  }
  expect(buttonsOf(requesterCard.card).map(({ title }) => title)).toEqual([
    'Failed rows as CSV',
    'Show all rows',
  ]);
  for (const words of ['Sam Second approved', '8 of 9 are posted']) {
    const told = await product.client.waitFor(words, ({ text }) => text.includes(words));
    expect(told.text).toMatch(/^<at>Alex Admin<\/at> \*\*10 mappings\*\*/);
    expect(told.conversationId).toBe(requesterCard.conversationId);
  }
});

test('a click from a card that is still shown after the decision is told who decided', async () => {
  const late = click(product, cast.taylor, approvalCard, 'batch-reject', {
    request: batchId,
    revision: 2,
    comment: 'No',
  });
  const { answer } = await sendActivity(product, late);
  expect(answer).toContain('Sam Second already approved this request (now: done). Nothing was changed.');
});

test('the rows that were not posted are offered as a file, to administrators and approvers only', async () => {
  const uma = await product.client.click(cast.uma, approvalCard, 'Failed rows as CSV');
  expect(uma.message).toContain('Only members of the administrators or the approvers group');
  const before = product.client.connector.messages.length;
  const taylor = await product.client.click(cast.taylor, approvalCard, 'Failed rows as CSV');
  expect(taylor.message).toContain('offered below');
  expect(product.client.connector.messages.length).toBe(before + 1);
});

test('a failed row is tried again by an approver, and posted once Autotask takes it', async () => {
  const alex = await sendActivity(
    product,
    click(product, cast.alex, requesterCard, 'batch-retry', { request: batchId, revision: 4 }),
  );
  expect(alex.answer).toContain('Only members of the approvers group');
  product.autotask.faults.clear();
  const answer = await product.client.click(cast.taylor, approvalCard, 'Retry the failed ones');
  expect(textOf(answer)).toContain('The rows that failed are being tried once more.');
  await becomes(product, approvalCard, '9 waiting for the paste');
  expect(textOf(approvalCard)).not.toContain('not posted');
});

test('an approver who left the group midway decides nothing more', async () => {
  const approvers = product.directory.groups.find(({ id }) => id === groupIds.approvers);
  if (!approvers) throw new Error('The example directory has no approvers.');
  const members = approvers.memberIds;
  approvers.memberIds = members.filter((id) => id !== cast.taylor.objectId);
  try {
    const stop = click(product, cast.taylor, approvalCard, 'batch-stop', { request: batchId, revision: 9 });
    expect((await sendActivity(product, stop)).answer).toContain('Only members of the approvers group');
  } finally {
    approvers.memberIds = members;
  }
});
