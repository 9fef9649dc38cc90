import { cast, places } from '../../src/playground/demo/cast';
import {
  askForApproval,
  becomes,
  bindApprovals,
  textOf,
  type AskedCards,
} from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { readAuditLog } from './read-audit-log';
import { click, sendActivity } from './send-activity';

let product: Product;
let asked: AskedCards;
beforeAll(async () => {
  product = await startProduct();
  await bindApprovals(product);
  asked = await askForApproval(product, 'jane.doe');
  await becomes(product, asked.requesterCard, 'Waiting for approval');
});
afterAll(() => product.close());

const otherVersion = 'This button belongs to another version of the bot. Nothing was changed.';

/** What the two cards show and how often they were edited. */
function shown(): object {
  return [asked.requesterCard, asked.approvalCard].map((card) => ({ text: textOf(card), edits: card.edits }));
}

describe.each([
  'approve',
  'reject',
  'cancel-request',
  'retry',
  'confirm-paste',
  'request-approval',
  'choose',
])('a forged click on %s by an approver and administrator', (verb) => {
  const good = (): Record<string, unknown> => ({
    request: asked.requestId,
    revision: 1,
    comment: 'forged',
    choice: '1',
  });

  test.each([
    ['no data', () => ({})],
    ['a request that is no text', () => ({ ...good(), request: { $ne: null } })],
    ['an endless request id', () => ({ ...good(), request: 'k'.repeat(65) })],
    ['no revision', () => ({ request: asked.requestId })],
    ['a revision that is text', () => ({ ...good(), revision: '1' })],
    ['a revision below zero', () => ({ ...good(), revision: -1 })],
    ['a broken revision', () => ({ ...good(), revision: 1.5 })],
  ])('with %s changes nothing', async (_what, data) => {
    const before = shown();
    const { status, answer, said } = await sendActivity(
      product,
      click(product, cast.robin, asked.approvalCard, verb, data()),
    );
    expect({ status, said }).toEqual({ status: 200, said: [] });
    expect(answer).toContain(otherVersion);
    expect(shown()).toEqual(before);
  });

  test.each([
    ["nobody's request", { request: 'zzzz-zzzz' }],
    ['SQL in the request', { request: "' or 1=1 --" }],
    ['a revision of the future', { revision: 99 }],
    ['revision 0', { revision: 0 }],
  ])('with %s changes nothing', async (_what, change) => {
    const before = shown();
    const { answer, said } = await sendActivity(
      product,
      click(product, cast.robin, asked.approvalCard, verb, { ...good(), ...change }),
    );
    expect(answer).toMatch(/Nothing was changed|There is no such request|is not decided yet/);
    expect(said).toEqual([]);
    expect(shown()).toEqual(before);
  });
});

test.each([
  [
    'an unknown verb',
    { action: { type: 'Action.Execute', verb: 'promote', data: { request: 'x', revision: 1 } } },
  ],
  ['a verb of the object prototype', { action: { type: 'Action.Execute', verb: 'constructor', data: {} } }],
  ['data that is text', { action: { type: 'Action.Execute', verb: 'approve', data: 'yes' } }],
  ['data that is null', { action: { type: 'Action.Execute', verb: 'approve', data: null } }],
  ['no verb', { action: { type: 'Action.Execute', data: {} } }],
])('%s is answered with a sentence', async (_what, value) => {
  const activity = click(product, cast.robin, asked.approvalCard, 'approve', {});
  const { status, answer } = await sendActivity(product, { ...activity, value });
  expect(status).toBe(200);
  expect(answer).toContain(otherVersion);
});

test('roles and names in the card are believed by nobody', async () => {
  const before = shown();
  const data = {
    request: asked.requestId,
    revision: 1,
    approver: true,
    roles: { approver: true, administrator: true },
    clicker: cast.taylor,
    aadObjectId: cast.taylor.objectId,
  };
  const { answer } = await sendActivity(
    product,
    click(product, cast.uma, asked.approvalCard, 'approve', data),
  );
  expect(answer).toContain('Only members of the approvers group in Entra ID can decide this.');
  expect(shown()).toEqual(before);
  expect((await readAuditLog(product)).at(-1)).toMatchObject({
    event: 'approve.denied',
    actor: { objectId: cast.uma.objectId },
    requestId: asked.requestId,
  });
});

test("a look-up can be gone on with only by its owner, and not by a made-up one's id", async () => {
  const [proposal] = await product.client.say(cast.alex, places.helpdesk, 'map liam.carter');
  if (!proposal) throw new Error('The look-up was not answered.');
  await expect(product.client.click(cast.robin, proposal, 'Request approval')).resolves.toEqual({
    card: null,
    message: expect.stringContaining(
      'Alex Admin started this look-up, so only they can go on with it.',
    ) as string,
  });
  expect(textOf(proposal)).toContain('[Request approval]');
});

test('whatever else a true click brings along, the stored pair is posted and nothing else', async () => {
  const data = {
    request: asked.requestId,
    revision: 1,
    user: { id: cast.uma.objectId },
    objectId: cast.uma.objectId,
    resource: { id: 1025, userName: 'uma.user' },
    resourceId: 1025,
    state: 'applied',
  };
  const { answer } = await sendActivity(
    product,
    click(product, cast.taylor, asked.approvalCard, 'approve', data),
  );
  expect(answer).toContain('Taylor Lead approved');
  await becomes(product, asked.requesterCard, '[I have pasted it]');
  const [item, ...others] = product.autotask.checklistItems;
  expect(others).toEqual([]);
  expect(item?.itemName).toContain('Jane Doe');
  expect(item?.itemName).not.toContain(cast.uma.objectId);
});
