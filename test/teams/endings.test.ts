import { cast, places } from '../../src/playground/demo/cast';
import { askForApproval, becomes, bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';

let product: Product;

/** What a person reads after saying this. */
async function reads(person: (typeof cast)[keyof typeof cast], text: string): Promise<string> {
  return (await product.client.say(person, places.helpdesk, text)).map(textOf).join('\n');
}

describe('with usual settings', () => {
  beforeAll(async () => {
    product = await startProduct();
    await bindApprovals(product);
  });
  afterAll(() => product.close());

  test("Autotask refuses: both cards show its own words, and an approver's Retry posts it", async () => {
    const { client, autotask } = product;
    const words = 'The queue is not active.';
    autotask.faults.add({ match: /POST .*\/Tickets$/, status: 500, body: { errors: [words] } });
    const { requesterCard, approvalCard, requestId } = await askForApproval(product, 'jane.doe');
    await client.click(cast.taylor, approvalCard, 'Approve');
    await becomes(product, requesterCard, 'Failed', words);
    await becomes(product, approvalCard, 'Failed', words, '[Retry]');
    expect(autotask.tickets).toEqual([]);

    const { message } = await client.click(cast.alex, approvalCard, 'Retry');
    expect(message).toContain('Only members of the approvers group');

    await client.click(cast.sam, approvalCard, 'Retry');
    await becomes(product, requesterCard, '[I have pasted it]');
    expect(autotask.tickets.map(({ externalID }) => externalID)).toEqual([requestId]);
  });

  test('a tick made in Autotask itself is read back, and the card says whose it was', async () => {
    const { autotask, client } = product;
    const { requesterCard, approvalCard } = await askForApproval(product, 'liam.carter');
    await client.click(cast.taylor, approvalCard, 'Approve');
    await becomes(product, requesterCard, '[I have pasted it]');
    const item = autotask.checklistItems.at(-1);
    autotask.tickItem(item?.id ?? 0, 1021);
    await product.bot().stop();
    // The first thing a started bot does is to look for ticks.
    await product.restart();
    await becomes(product, requesterCard, 'Applied', 'Alex Admin');
    await becomes(product, approvalCard, 'Applied');
  });

  test('cancelled with the button: both cards say so, and a late Approve is told who did it', async () => {
    const { client } = product;
    const { requesterCard, approvalCard } = await askForApproval(product, 'emma.rossi');
    await becomes(product, requesterCard, '[Cancel request]');
    const denied = await client.click(cast.uma, requesterCard, 'Cancel request');
    expect(denied.message).toContain('Only the person who asked for it, or an administrator, can cancel');
    const stillShown = { ...approvalCard };
    await client.click(cast.alex, requesterCard, 'Cancel request');
    await becomes(product, requesterCard, 'Cancelled', 'Alex Admin took the request back');
    await becomes(product, approvalCard, 'Cancelled', 'Alex Admin took the request back');
    const late = await client.click(cast.taylor, stillShown, 'Approve');
    expect(late.message).toContain('Too late: Alex Admin already cancelled this request.');
  });

  test('cancelled with the command, by another administrator', async () => {
    const { requesterCard, requestId } = await askForApproval(product, 'noah.fischer');
    expect(await reads(cast.uma, `cancel ${requestId}`)).toContain('Only the person who asked for it');
    expect(await reads(cast.robin, `cancel ${requestId.toUpperCase()}`)).toContain(
      `Request ${requestId} is cancelled`,
    );
    await becomes(product, requesterCard, 'Cancelled', 'Robin Both took the request back');
    expect(await reads(cast.robin, `cancel ${requestId}`)).toContain(
      'Too late: Robin Both already cancelled',
    );
  });

  test.each(['cancel', 'cancel zzzz-zzzz', 'cancel everything now'])(
    '%s: there is no such request',
    async (typed) => {
      expect(await reads(cast.alex, typed)).toContain('There is no such request');
    },
  );

  test('what is approved can no longer be cancelled', async () => {
    const { client } = product;
    const { approvalCard, requestId } = await askForApproval(product, 'ava.thompson');
    await client.click(cast.taylor, approvalCard, 'Approve');
    expect(await reads(cast.alex, `cancel ${requestId}`)).toContain('Too late: Taylor Lead already approved');
  });

  test('status tells what became of a request and of a person', async () => {
    const { requestId } = await askForApproval(product, 'mateo.silva');
    expect(await reads(cast.uma, `status ${requestId}`)).toContain('Waiting for approval');
    expect(await reads(cast.uma, 'status mateo.silva')).toContain(requestId);
  });
});

describe('with requests that expire at once', () => {
  beforeAll(async () => {
    product = await startProduct({ environment: { REQUEST_TTL_HOURS: '0.0000001' } });
    await bindApprovals(product);
  });
  afterAll(() => product.close());

  test('a late Approve does nothing: the request expires, both cards say so, and the requester is told', async () => {
    const { client } = product;
    const { requesterCard, approvalCard, requestId } = await askForApproval(product, 'jane.doe');
    const { message } = await client.click(cast.taylor, approvalCard, 'Approve');
    expect(message).toContain('Too late: this request is expired.');
    await becomes(product, requesterCard, 'Expired', 'Nobody decided in time');
    await becomes(product, approvalCard, 'Expired', 'Nobody decided in time');
    await client.waitFor(
      'the message to the requester',
      ({ conversationId, text }) =>
        conversationId === requesterCard.conversationId &&
        text.includes(requestId) &&
        text.includes('expired'),
    );
    expect(product.autotask.tickets).toEqual([]);
  });

  test('nobody clicks: a bot that starts again finds it expired', async () => {
    const { requesterCard, approvalCard } = await askForApproval(product, 'liam.carter');
    await product.bot().stop();
    await product.restart();
    await becomes(product, requesterCard, 'Expired');
    await becomes(product, approvalCard, 'Expired');
  });
});
