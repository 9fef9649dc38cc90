import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { cast, places } from '../../src/playground/demo/cast';
import type { Message } from '../../src/playground/teams-client/message';
import { textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';

const callback = 'https://ww5.autotask.net/Mvc/Security/OpenIdCallback';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ environment: { LOG_LEVEL: 'trace', SETUP_CREATE_APP: 'true' } });
});
afterAll(() => product.close());

/** Everything of the database as it lies on the disk, its log ahead of writing too. */
async function databaseOnDisk(): Promise<string> {
  const folder = path.dirname(product.databaseUrl.replace('file:', ''));
  const files = await readdir(folder);
  const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'latin1')));
  return contents.join('\n');
}

test('over a full run of the set-up, pasting included, the value of the client secret is in no database, log or card', async () => {
  const { graph, client } = product;
  const press = async (
    message: Message,
    title: string,
    inputs: Record<string, string> = {},
  ): Promise<string> => textOf(await client.click(cast.alex, message, title, inputs));
  const [card] = await client.say(cast.alex, places.alexChat, 'setup');
  if (!card) throw new Error('"setup" was not answered.');
  await press(card, 'Start');
  await press(card, 'Automatically');
  await press(card, 'Create the app');
  await press(card, 'Set it on the app', { redirectUri: callback });
  const clientId = graph.applications[0]?.appId ?? '';
  const secret = graph.portal.addSecret(clientId, { name: 'sso', expiresAt: '2099-01-01T00:00:00Z' });

  // Everywhere somebody may paste it by mistake.
  const [answer] = await client.say(cast.alex, places.alexChat, secret);
  expect(answer && textOf(answer)).toContain('This looks like a secret');
  await client.say(cast.alex, places.helpdesk, `setup ${secret}`);
  expect(await press(card, 'Save the date', { expires: secret })).toContain('This looks like a secret');
  const [again] = await client.say(cast.alex, places.alexChat, 'setup');
  if (!again) throw new Error('"setup" was not answered.');

  await press(again, 'Take the date from Entra');
  await press(again, 'I have copied both');
  await press(again, 'Confirm the mode', { tested: 'true' });
  expect(await press(again, 'Map this person', { who: secret })).toContain('This looks like a secret');
  expect(await press(again, 'Map me')).toContain('Single sign-on is set up');
  await client.say(cast.alex, places.alexChat, 'doctor');
  await product.bot().stop();

  const database = await databaseOnDisk();
  const cards = JSON.stringify(client.connector.messages);
  const log = product.bot().log.join('\n');
  // That the search would find it: what may be kept is there.
  expect(database).toContain(clientId);
  expect(cards).toContain(clientId);
  expect(log).toContain('listening');
  for (const part of [secret, secret.slice(6), secret.slice(0, 20)]) {
    expect(database).not.toContain(part);
    expect(cards).not.toContain(part);
    expect(log).not.toContain(part);
    expect(JSON.stringify(graph.applications)).not.toContain(part);
  }
});
