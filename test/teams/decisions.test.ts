import { cast, places } from '../../src/playground/demo/cast';
import { groupIds } from '../../src/playground/directory/example/groups';
import { buttonsOf } from '../../src/playground/teams-client/card-text';
import { teamsIdOf } from '../../src/playground/teams-client/people-and-places';
import { askForApproval, becomes, bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { click, sendActivity } from './send-activity';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  await bindApprovals(product);
});
afterAll(() => product.close());

test('the approval card stands in a thread of its own in the approvals channel, with both identities and the evidence', async () => {
  const { approvalCard, requestId } = await askForApproval(product, 'jane.doe', { note: 'Starts on Monday' });
  expect(approvalCard.conversationId).toMatch(/^19:approvals@thread\.tacv2;messageid=/);
  const text = textOf(approvalCard);
  for (const part of [
    requestId,
    '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01',
    'jane.doe@contoso.example',
    'Alex Admin',
    'Starts on Monday',
    '[Approve]',
    '[Reject]',
  ]) {
    expect(text).toContain(part);
  }
});

test('approved: both cards are edited in place, and the requester is told in the original thread with a mention', async () => {
  const { requesterCard, approvalCard, requestId } = await askForApproval(product, 'liam.carter');
  await product.client.click(cast.taylor, approvalCard, 'Approve');
  await becomes(product, requesterCard, 'Approved, not pasted yet', 'Taylor Lead', '[I have pasted it]');
  await becomes(product, approvalCard, 'Approved, not pasted yet', 'Taylor Lead');
  expect(textOf(approvalCard)).not.toContain('[Approve]');
  const told = await product.client.waitFor(
    'the message to the requester',
    ({ conversationId, text }) => conversationId === requesterCard.conversationId && text.includes(requestId),
  );
  expect(told.text).toMatch(/^<at>Alex Admin<\/at> .*Taylor Lead approved/);
});

test('rejected: needs a comment; then both cards say who and why, and the requester is told', async () => {
  const { requesterCard, approvalCard, requestId } = await askForApproval(product, 'emma.rossi');
  const silent = await product.client.click(cast.taylor, approvalCard, 'Reject', { comment: '  ' });
  expect(silent).toEqual({ card: null, message: expect.stringContaining('Please say why') as string });
  await product.client.click(cast.taylor, approvalCard, 'Reject', {
    comment: 'Wrong *Emma* [x](https://evil.example)',
  });
  for (const card of [requesterCard, approvalCard]) {
    await becomes(
      product,
      card,
      'Rejected',
      'Taylor Lead rejected',
      'Wrong *Emma*',
      'Nothing has changed in Autotask',
    );
    expect(buttonsOf(card.card)).toEqual([]);
  }
  const told = await product.client.waitFor(
    'the message to the requester',
    ({ conversationId, text }) => conversationId === requesterCard.conversationId && text.includes(requestId),
  );
  expect(told.text).not.toContain('[x](https://evil.example)');
});

test('whoever may not decide is told alone, and the card stays', async () => {
  const { approvalCard } = await askForApproval(product, 'robin.both', { by: cast.alex });
  const edits = approvalCard.edits;
  const sentences = [];
  for (const person of [cast.uma, cast.alex, cast.robin]) {
    const { card, message } = await product.client.click(person, approvalCard, 'Approve');
    expect(card).toBeNull();
    sentences.push(message);
  }
  expect(sentences).toEqual([
    expect.stringContaining('Only members of the approvers group'),
    expect.stringContaining('Only members of the approvers group'),
    expect.stringContaining('This mapping is for your own account'),
  ]);
  expect(approvalCard.edits).toBe(edits);
});

test('whoever asked may not approve, although an approver', async () => {
  const { approvalCard } = await askForApproval(product, 'mateo.silva', { by: cast.robin });
  const { message } = await product.client.click(cast.robin, approvalCard, 'Approve');
  expect(message).toContain('You asked for this yourself, so somebody else has to decide it.');
});

test('two approvers at once: one decides, the other is told who did', async () => {
  const { approvalCard } = await askForApproval(product, 'noah.fischer');
  const [taylor, sam] = await Promise.all([
    product.client.click(cast.taylor, approvalCard, 'Approve'),
    product.client.click(cast.sam, approvalCard, 'Reject', { comment: 'Not yet' }),
  ]);
  const late = [taylor, sam].filter(({ message }) => message !== null);
  expect(late).toHaveLength(1);
  expect(late[0]?.message).toMatch(
    /^Too late: (Taylor Lead already approved|Sam Second already rejected) this request/,
  );
});

test('a click from a card that is still shown after the decision is told who decided', async () => {
  const { approvalCard } = await askForApproval(product, 'ava.thompson');
  const stillShown = { ...approvalCard };
  await product.client.click(cast.taylor, approvalCard, 'Reject', { comment: 'Leaves soon' });
  const { message } = await product.client.click(cast.sam, stillShown, 'Approve');
  expect(message).toContain('Too late: Taylor Lead already rejected this request (now: rejected).');
});

test('a role taken away in Entra between post and click is gone', async () => {
  const { approvalCard } = await askForApproval(product, 'sophie.laurent');
  const approvers = product.directory.groups.find(({ id }) => id === groupIds.approvers);
  if (!approvers) throw new Error('The example directory has no approvers.');
  const members = approvers.memberIds;
  approvers.memberIds = members.filter((id) => id !== cast.taylor.objectId);
  try {
    const { message } = await product.client.click(cast.taylor, approvalCard, 'Approve');
    expect(message).toContain('Only members of the approvers group in Entra ID can decide this.');
    expect(textOf(approvalCard)).toContain('[Approve]');
  } finally {
    approvers.memberIds = members;
  }
});

describe('user-specific views', () => {
  test('the posted card has Teams refresh it for everybody in the conversation', async () => {
    const { approvalCard, requestId } = await askForApproval(product, 'hannah.schmidt');
    expect(approvalCard.card?.refresh).toEqual({
      action: {
        type: 'Action.Execute',
        title: 'Refresh',
        verb: 'refresh',
        data: { request: requestId, revision: 1 },
      },
      userIds: Object.values(cast).map(teamsIdOf),
    });
  });

  test('who may decide is shown the buttons, everybody else the state only', async () => {
    const { approvalCard, requestId } = await askForApproval(product, 'oscar.nilsson', { by: cast.robin });
    const views: Record<string, string[]> = {};
    for (const person of Object.values(cast)) {
      const refresh = click(product, person, approvalCard, 'refresh', { request: requestId, revision: 1 });
      const { card, answer } = await sendActivity(product, refresh);
      expect(answer).toContain('Oscar Nilsson');
      views[person.name] = buttonsOf(card).map(({ title }) => title);
    }
    expect(views).toEqual({
      'Alex Admin': [],
      'Taylor Lead': ['Approve', 'Reject'],
      'Sam Second': ['Approve', 'Reject'],
      'Robin Both': [],
      'Uma User': [],
    });
  });

  test('after the decision the view is the state for everybody', async () => {
    const { approvalCard, requestId } = await askForApproval(product, 'lucas.meyer');
    await product.client.click(cast.taylor, approvalCard, 'Reject', { comment: 'No' });
    const refresh = click(product, cast.sam, approvalCard, 'refresh', { request: requestId, revision: 1 });
    const { answer, card } = await sendActivity(product, refresh);
    expect(answer).toContain('Taylor Lead rejected');
    expect(buttonsOf(card)).toEqual([]);
  });
});

test('asked in a personal chat: told there, without a mention', async () => {
  const { requesterCard, approvalCard, requestId } = await askForApproval(product, 'ethan.walker', {
    at: places.alexChat,
  });
  await product.client.click(cast.taylor, approvalCard, 'Reject', { comment: 'No' });
  const told = await product.client.waitFor('the message', ({ text }) => text.includes(requestId));
  expect(told.conversationId).toBe(requesterCard.conversationId);
  expect(told.text).not.toContain('<at>');
});
