import { cast, places } from '../../src/playground/demo/cast';
import { buttonsOf } from '../../src/playground/teams-client/card-text';
import type { Message } from '../../src/playground/teams-client/message';
import type { TeamsPerson, TeamsPlace } from '../../src/playground/teams-client/people-and-places';
import { becomes, bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { companyOf } from '../workflow/harness/company-of';
import { askForBatch } from './ask-for-batch';

const size = 30;
let product: Product;

/** Autotask is so slow that somebody can stop it midway. */
beforeAll(async () => {
  product = await startProduct({
    environment: { AUTOTASK_TICKET_ITEMS: '2', OUTBOX_POLL_MS: '100' },
    autotask: { latencyMs: 700 },
  });
  companyOf(product.directory, size);
  await bindApprovals(product);
}, 60_000);
afterAll(() => product.close());

function titlesOn(card: Message): string[] {
  return buttonsOf(card.card).map(({ title }) => title);
}

async function told(words: string): Promise<string> {
  const { text } = await product.client.waitFor(words, (message) => message.text.includes(words));
  return text;
}

test('cancelled by whoever asked: both cards say so, nothing can be pressed any more, nothing was posted', async () => {
  const { requesterCard, approvalCard } = await askForBatch(product, size);
  await becomes(product, requesterCard, '[Cancel request]');
  await product.client.click(cast.alex, requesterCard, 'Cancel request');
  await becomes(product, approvalCard, 'Cancelled', 'Alex Admin took the request back. Nobody was mapped.');
  expect(titlesOn(approvalCard)).toEqual(['Show all rows']);
  expect(product.autotask.tickets).toEqual([]);
});

test('cancelled by its id, where its cards are gone: by whoever asked only', async () => {
  const { batchId, approvalCard } = await askForBatch(product, size);
  const cancel = async (person: TeamsPerson, place: TeamsPlace, id: string): Promise<string> => {
    const [answer] = await product.client.say(person, place, `cancel ${id}`);
    return answer ? textOf(answer) : '';
  };
  const { alexChat, umaChat } = places;
  expect(await cancel(cast.uma, umaChat, batchId)).toMatch(/Not cancelled[^]*Only the person who asked/);
  expect(await cancel(cast.alex, alexChat, 'n0ne-n0ne')).toMatch(/Not cancelled[^]*no such request/);
  expect(await cancel(cast.alex, alexChat, batchId.toUpperCase())).toMatch(
    /is cancelled[^]*Alex Admin took the request back/,
  );
  await becomes(product, approvalCard, 'Cancelled');
});

test('rejected: both cards say who and why, and so does the message to whoever asked', async () => {
  const { requesterCard, approvalCard, batchId } = await askForBatch(product, size);
  await product.client.click(cast.taylor, approvalCard, 'Reject', { comment: 'Not before January' });
  for (const card of [approvalCard, requesterCard]) {
    await becomes(product, card, 'Taylor Lead rejected: “Not before January”', 'Rejected by');
    expect(titlesOn(card)).toEqual(['Show all rows']);
  }
  expect(await told(batchId)).toContain('Taylor Lead rejected: Not before January');
});

test('paused, resumed and stopped by approvers: the cards tell who, how many were posted, and that the others are not', async () => {
  const { requesterCard, approvalCard, batchId } = await askForBatch(product, size);
  await product.client.click(cast.taylor, approvalCard, 'Approve');
  await becomes(product, approvalCard, '[Pause]');
  const paused = await product.client.click(cast.sam, approvalCard, 'Pause');
  expect(textOf(paused)).toContain(
    'Sam Second paused it. Nothing more is posted until an approver presses Resume.',
  );
  await becomes(product, requesterCard, 'Paused', 'Paused by', 'Sam Second');
  expect(titlesOn(requesterCard)).toEqual(['Show all rows']);
  await becomes(product, approvalCard, '[Resume]');
  await product.client.click(cast.taylor, approvalCard, 'Resume');
  await becomes(product, approvalCard, '[Stop]', 'Posting to Autotask');
  const stopped = await product.client.click(cast.taylor, approvalCard, 'Stop');
  expect(textOf(stopped)).toMatch(/Taylor Lead stopped it: \d+ of 30 were posted before/);
  await becomes(product, requesterCard, 'Taylor Lead stopped it', 'Stopped by');
  expect(await told(`(request ${batchId})`)).toContain('<at>Alex Admin</at>');
  expect(await told('Taylor Lead stopped it.')).toMatch(/\d+ of 30 are posted/);
  expect(product.autotask.checklistItems.length).toBeLessThan(size);
});
