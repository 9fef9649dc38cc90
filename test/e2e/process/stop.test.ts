import { cast } from '../../../src/playground/demo/cast';
import { askForApproval, becomes, bindApprovals } from './ask-for-approval';
import { startProduct, type Product } from './start-product';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ environment: { OUTBOX_LEASE_MS: '1000', OUTBOX_POLL_MS: '100' } });
});
afterAll(() => product.close());

test('told to stop in the middle of posting it exits 0 within 10 s, and goes on with the work when it is back', async () => {
  const { client, autotask } = product;
  await bindApprovals(product);
  const { requestId, requesterCard, approvalCard } = await askForApproval(product, 'Jane Doe');
  // Autotask takes its time for the ticket, so that the signal falls into the call.
  autotask.faults.add({ match: /POST .*\/Tickets$/, delayMs: 1_500 });
  await client.click(cast.taylor, approvalCard, 'Approve');
  await becomes(product, requesterCard, 'Posting to Autotask');

  const before = Date.now();
  expect(await product.bot().stop('SIGTERM')).toBe(0);
  expect(Date.now() - before).toBeLessThan(10_000);

  await product.restart();
  await becomes(product, requesterCard, '[I have pasted it]');
  expect(autotask.tickets.filter(({ externalID }) => externalID === requestId)).toHaveLength(1);
});

test('told to stop while Autotask does not answer at all it still ends within 10 s, and posts the rest later, once', async () => {
  const { client, autotask } = product;
  const { requestId, requesterCard, approvalCard } = await askForApproval(product, 'Liam Carter');
  autotask.faults.add({ match: /POST .*\/Tickets$/, delayMs: 60_000, drop: 'before' });
  await client.click(cast.taylor, approvalCard, 'Approve');
  await becomes(product, requesterCard, 'Posting to Autotask');

  const before = Date.now();
  await product.bot().stop('SIGTERM');
  expect(Date.now() - before).toBeLessThan(10_000);

  await product.restart();
  await becomes(product, requesterCard, '[I have pasted it]');
  expect(autotask.tickets.filter(({ externalID }) => externalID === requestId)).toHaveLength(1);
});
