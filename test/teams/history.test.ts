import { cast, places } from '../../src/playground/demo/cast';
import type { Message } from '../../src/playground/teams-client/message';
import { textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { click, sendActivity } from './send-activity';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  const { client } = product;
  await client.say(cast.alex, places.approvals, 'approvals here');
  const [card] = await client.say(cast.alex, places.helpdesk, 'map jane.doe');
  if (!card) throw new Error('"map jane.doe" was not answered.');
  await client.click(cast.alex, card, 'Request approval', { note: 'New colleague' });
  // Enough for a second page.
  for (let times = 0; times < 8; times += 1) await client.say(cast.uma, places.umaChat, 'approvals here');
  for (let times = 0; times < 8; times += 1) await client.say(cast.uma, places.helpdesk, 'map pat.partner');
});
afterAll(() => product.close());

async function history(text = 'history'): Promise<Message> {
  const [message, ...others] = await product.client.say(cast.alex, places.alexChat, text);
  if (!message || others.length > 0) throw new Error(`"${text}" was not answered once.`);
  return message;
}

test('history tells in words what happened, page by page', async () => {
  const message = await history();
  const first = textOf(message);
  expect(first).toMatch(/History, newest first · page 1 of 2/);
  expect(first).toContain('Uma User was not allowed to look up somebody to be mapped');
  expect(first).not.toContain('[Newer]');
  const older = await product.client.click(cast.alex, message, 'Older');
  const second = textOf(older);
  expect(second).toMatch(/Alex Admin asked for approval of the mapping of Jane Doe to jane\.doe/);
  expect(second).toContain('New colleague');
  expect(second).toContain('Alex Admin made Approvals the channel for approvals');
  expect(second).toContain('[Newer]');
});

test('history of a person is what is about them', async () => {
  const text = textOf(await history('history jane.doe'));
  expect(text).toContain('Only about jane.doe@');
  expect(text).toContain('1 event');
  expect(text).not.toContain('Uma User');
});

test('a search on the card narrows it down to who did it and when', async () => {
  const message = await history();
  const search = async (inputs: Record<string, string>): Promise<string> =>
    textOf(await product.client.click(cast.alex, message, 'Show these', inputs));
  expect(await search({ by: 'uma.user' })).toMatch(/8 events[^]*done by uma\.user@/);
  const today = new Date().toISOString().slice(0, 10);
  expect(await search({ by: 'alex.admin', from: today, until: today })).toMatch(/2 events/);
  expect(await search({ until: '2020-01-01' })).toContain('Nothing in the log fits');
  expect(await search({ from: '2020-13-01' })).toContain('Please give days there are');
  expect(await search({ who: 'jane.dow' })).toContain('Nobody found for "jane.dow"');
  expect(await search({ who: 'Morgan Lee' })).toContain('may mean several people');
});

test('paging keeps to the search', async () => {
  const message = await history();
  const button = { request: '', revision: 0, page: 1, filter: `,${cast.alex.objectId},,` };
  const { answer } = await sendActivity(product, click(product, cast.alex, message, 'history-page', button));
  expect(answer).toContain('done by alex.admin@');
  expect(answer).not.toContain('Uma User');
});

test('a page for each reader: the message stays as it is for everybody else', async () => {
  const message = await history();
  await product.client.click(cast.alex, message, 'Older');
  expect(product.client.connector.messages.find(({ id }) => id === message.id)?.edits).toBe(0);
});

test('others than administrators and approvers read nothing of it, whatever they press', async () => {
  const [refused] = await product.client.say(cast.uma, places.umaChat, 'history');
  expect(refused && textOf(refused)).toContain('can read the history');
  const message = await history();
  for (const title of ['Older', 'Show these']) {
    const answered = await product.client.click(cast.uma, message, title);
    expect(answered).toEqual({
      card: null,
      message: expect.stringContaining('can read the history') as string,
    });
  }
});
