import { cast } from '../../src/playground/demo/cast';
import { askForApproval, becomes, textOf, type AskedCards } from '../e2e/process/ask-for-approval';
import { hostOf, startFaultyProduct, type FaultyProduct } from './start-faulty-product';
import type { FaultProxy } from './start-fault-proxy';
import { writeRows, type WriteRow } from './write-rows';

let product: FaultyProduct;
beforeAll(async () => {
  product = await startFaultyProduct();
});
afterAll(() => product.close());

const waiting = 'I have pasted it';

/** What Autotask holds for this request: tickets, and items on their checklists. */
function heldFor({ requestId }: AskedCards): { tickets: number; items: number } {
  const { tickets, checklistItems } = product.autotask;
  const mine = tickets.filter(({ externalID }) => externalID === requestId);
  const items = checklistItems.filter(({ ticketID }) => mine.some(({ id }) => id === ticketID));
  return { tickets: mine.length, items: items.length };
}

async function begin(proxy: FaultProxy, { trouble, call }: WriteRow): Promise<void> {
  if (trouble === 'away') await proxy.goAway();
  else proxy.make(trouble, call);
}

async function end(proxy: FaultProxy, { trouble }: WriteRow): Promise<void> {
  if (trouble === 'away') await proxy.comeBack();
  else proxy.heal();
}

async function approve(asked: AskedCards): Promise<string> {
  return textOf(await product.client.click(cast.taylor, asked.approvalCard, 'Approve'));
}

test.each(writeRows)('$fault: the card says so, and it is posted once when that is over', async (row) => {
  const asked = await askForApproval(product, row.who);
  const { autotask } = product.proxies;
  await begin(autotask, row);
  expect(await approve(asked)).toContain('Approved');
  await becomes(product, asked.requesterCard, row.sees);
  expect(heldFor(asked)).toEqual(row.meanwhile);
  await end(autotask, row);
  await becomes(product, asked.requesterCard, waiting);
  expect(heldFor(asked)).toEqual({ tickets: 1, items: 1 });
});

test('an instance that moved to another zone is found there, and posted to once', async () => {
  const asked = await askForApproval(product, 'Ethan Walker');
  const { autotask, otherZone, zoneLookUp } = product.proxies;
  const lookedUp = zoneLookUp.requests.length;
  // As public clients have met it: the zone that was left refuses the credentials.
  autotask.make({ kind: 'answer', status: 401 });
  zoneLookUp.host = hostOf(otherZone);
  const before = autotask.requests.length;
  await approve(asked);
  await becomes(product, asked.requesterCard, waiting);
  expect(heldFor(asked)).toEqual({ tickets: 1, items: 1 });
  expect(autotask.requests.length - before).toBeLessThanOrEqual(2);
  expect(zoneLookUp.requests.length - lookedUp).toBe(1);
  expect(otherZone.requests.join('\n')).toMatch(/POST .*\/ChecklistItems/);
});
