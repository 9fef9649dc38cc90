import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cast, places } from '../../src/playground/demo/cast';
import type { Message } from '../../src/playground/teams-client/message';
import { askForApproval, bindApprovals, textOf, type AskedCards } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { entraLike, exampleOf, tokenLike } from '../mapping/secret-like';
import { allCards } from './cards/all-cards';
import { elementsOf, ofType } from './cards/elements';
import { readAuditLog } from './read-audit-log';
import { click, sendActivity } from './send-activity';

const secret = exampleOf(entraLike);
const token = exampleOf(tokenLike);
/** Something that is kept, to see that it would be found. */
const note = 'for-the-new-laptop';

let product: Product;
let asked: AskedCards;
beforeAll(async () => {
  product = await startProduct({ environment: { LOG_LEVEL: 'trace' } });
  await bindApprovals(product);
  asked = await askForApproval(product, 'jane.doe', { note });
});
afterAll(() => product.close());

/** The audit log's last record. */
async function lastRecord(): Promise<object | undefined> {
  const record = (await readAuditLog(product)).at(-1);
  return record && { event: record.event, by: record.actor.name, details: record.details };
}

/** The newest message that Alex gets after typing this. */
async function newest(text: string): Promise<Message> {
  const message = (await product.client.say(cast.alex, places.helpdesk, text)).at(-1);
  if (!message) throw new Error(`"${text}" was not answered.`);
  return message;
}

describe('a message that looks like a secret is refused', () => {
  it.each([
    ['alone', secret],
    ['with words', `here it is: ${secret}`],
    ['over two lines', `${secret.slice(0, 20)}\n${secret.slice(20)}`],
    ['to map', `map ${secret}`],
    ['to map, as the resource', `map jane.doe to ${secret}`],
    ['to status', `status ${secret}`],
    ['to cancel', `cancel ${secret}`],
    ['to pending', `pending ${secret}`],
    ['to approvals here', `approvals here ${secret}`],
    ['to setup', `setup ${secret}`],
    ['to doctor', `doctor ${secret}`],
    ['to help', `help ${secret}`],
    ['to no command', `mpa ${secret}`],
    ['a token', `status ${token}`],
  ])('%s', async (_, text) => {
    for (const place of [places.helpdesk, places.alexChat]) {
      const said = (await product.client.say(cast.alex, place, text)).map(textOf);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/This looks like a secret[^]*did not keep it[^]*delete your message in Teams/);
      expect(said[0]).toMatch(/Certificates & secrets: make a new client secret and delete the one/);
      expect(said[0]).toMatch(/only into the field Client Secret in Autotask/);
      expect(await lastRecord()).toEqual({
        event: 'secret.refused',
        by: cast.alex.name,
        details: { where: 'message' },
      });
    }
  });

  it('whoever sent it, before anybody is asked who they are', async () => {
    const before = product.graph.requests.length;
    const said = await product.client.say(cast.uma, places.umaChat, `map ${secret}`);
    expect(said.map(textOf).join()).toContain('This looks like a secret');
    expect(product.graph.requests).toHaveLength(before);
    expect(await lastRecord()).toMatchObject({ event: 'secret.refused', by: cast.uma.name });
  });
});

describe('an input that looks like a secret is refused, and the card stays', () => {
  it.each<[string, string, () => Promise<Message>, string]>([
    ['note', 'Request approval', () => newest('map liam.carter'), 'request-approval'],
    ['who', 'Find this person', () => newest('map'), 'find'],
    ['person', 'Find this person', () => newest('map'), 'find'],
    ['choice', 'Use this person', () => newest('map Morgan Lee'), 'choose'],
    ['comment', 'Reject', () => Promise.resolve(asked.approvalCard), 'reject'],
    ['comment', 'Approve', () => Promise.resolve(asked.approvalCard), 'approve'],
  ])('%s of %s', async (input, button, cardOf, verb) => {
    const card = await cardOf();
    const before = textOf(card);
    const { message } = await product.client.click(cast.taylor, card, button, { [input]: secret });
    expect(message).toMatch(/^This looks like a secret\. The bot did not keep it.*Please clear the field\./);
    expect(message).toMatch(/make a new client secret[^]*only into the field Client Secret in Autotask/);
    expect(textOf(card)).toBe(before);
    expect(await lastRecord()).toEqual({
      event: 'secret.refused',
      by: cast.taylor.name,
      details: { where: 'input', input, verb },
    });
  });

  /** Every input of every card, with every button that would send it. */
  const everyInput = Object.values(allCards()).flatMap((card) => {
    const inputs = elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
    const verbs = ofType(card, 'Action.Execute').map(({ verb }) => String(verb));
    return verbs.flatMap((verb) => inputs.map(({ id }) => `${verb} ${String(id)}`));
  });

  it.each([...new Set(everyInput)])('%s, also forged', async (pair) => {
    const [verb = '', input = ''] = pair.split(' ');
    for (const value of [secret, token, { nested: [secret] }]) {
      const data = { request: asked.requestId, revision: 1, [input]: value };
      const { answer } = await sendActivity(
        product,
        click(product, cast.alex, asked.approvalCard, verb, data),
      );
      expect(answer).toMatch(/^This looks like a secret\./);
    }
  });

  it.each([
    ['an input nobody knows', { request: 'k7m2-9qxd', revision: 1, [secret]: secret }],
    ['the request', { request: secret, revision: 1 }],
    ['data that is no click', { note: secret }],
  ])('%s', async (_, data) => {
    const activity = click(product, cast.alex, asked.approvalCard, 'approve', data);
    expect((await sendActivity(product, activity)).answer).toMatch(/^This looks like a secret\./);
  });
});

describe('afterwards', () => {
  /** Case does not count: the names of commands are read in lower case. */
  function holds(text: string, value: string): boolean {
    return text.toLowerCase().includes(value.toLowerCase());
  }

  /** Halves too: what was sent over two lines may be kept in pieces. */
  const pieces = [secret, token].flatMap((value) => [value.slice(0, 18), value.slice(-18)]);

  function expectNone(texts: readonly string[]): void {
    expect(texts.filter((text) => pieces.some((piece) => holds(text, piece)))).toEqual([]);
  }

  it('no file of the database holds a piece of it', async () => {
    const folder = dirname(product.databaseUrl.slice('file:'.length));
    const names = await readdir(folder);
    const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
    expect(names).toEqual(expect.arrayContaining(['sso.db', 'sso.db-wal']));
    expect(files.some((file) => holds(file, note))).toBe(true);
    expectNone(files);
  });

  it('no line of the log does', () => {
    expect(product.bot().log.length).toBeGreaterThan(1);
    expectNone(product.bot().log);
  });

  it('no card and no sentence does', () => {
    const messages = product.client.connector.messages.map((message) => JSON.stringify(message));
    expect(messages.some((message) => message.includes('This looks like a secret'))).toBe(true);
    expectNone(messages);
  });

  it('nobody was asked for it', () => {
    const requests = [...product.graph.requests, ...product.autotask.requests];
    expect(requests.length).toBeGreaterThan(0);
    expectNone(requests.map((request) => JSON.stringify(request)));
  });
});
