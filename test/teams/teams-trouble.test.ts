import { cast, places } from '../../src/playground/demo/cast';
import { textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { message, sendActivity } from './send-activity';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

test('a conversation whose Teams service cannot be reached does not bring the bot down', async () => {
  const activity = message(product, cast.alex, places.alexChat, 'help');
  await sendActivity(product, { ...activity, serviceUrl: 'http://127.0.0.1:1' });
  // Slow enough for whatever the turn before left behind to fail as well.
  product.graph.faults.add({ match: /checkMemberGroups/, delayMs: 3_000 });
  const answers = await product.client.say(cast.alex, places.umaChat, 'map jane.doe');
  expect(answers.map(textOf).join()).toContain('Jane Doe');
  expect(product.bot().log.join('\n')).toContain('a message could not be answered');
}, 60_000);

test('while a look-up takes long, the bot shows that it is typing', async () => {
  const { client, graph } = product;
  const before = client.connector.typing.length;
  graph.faults.add({ match: /checkMemberGroups/, delayMs: 1_500 });
  await client.say(cast.alex, places.alexChat, 'map jane.doe');
  expect(client.connector.typing.slice(before)).toEqual([places.alexChat.id]);
});

test('a quick answer comes without it', async () => {
  const { client } = product;
  const before = client.connector.typing.length;
  await client.say(cast.alex, places.alexChat, 'help');
  expect(client.connector.typing).toHaveLength(before);
});
