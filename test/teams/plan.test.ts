import { cast, places } from '../../src/playground/demo/cast';
import { buttonsOf } from '../../src/playground/teams-client/card-text';
import type { Message } from '../../src/playground/teams-client/message';
import type { TeamsPerson, TeamsPlace } from '../../src/playground/teams-client/people-and-places';
import { becomes, bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { startFileHost, type FileHost } from './file-host';
import { click, message, sendActivity } from './send-activity';

let product: Product;
let host: FileHost;
beforeAll(async () => {
  product = await startProduct();
  host = await startFileHost((request, response) => {
    response.end(request.url === '/pairs.csv' ? pairs : Buffer.from([0x50, 0x4b, 3, 4]));
  });
});
afterAll(async () => {
  await host.close();
  await product.close();
});

const pairs = 'user;resource\njane.doe;jane.doe\nnobody.here;liam.carter\n';

/** What somebody typed, and the message in which the answer stands. */
async function asked(
  text: string,
  person: TeamsPerson = cast.alex,
  place: TeamsPlace = places.alexChat,
): Promise<Message> {
  const [answer, ...others] = await product.client.say(person, place, text);
  if (!answer || others.length > 0) throw new Error(`"${text}" was answered ${others.length + 1} times`);
  return answer;
}

const plan = 'Plan. Nothing was changed by it';

describe('map all', () => {
  test('says at once that the bot is reading, in a message that becomes the plan', async () => {
    const reading = await asked('map all');
    const card = await becomes(product, reading, plan);
    expect(textOf(card)).toMatch(
      /Map \d+ people to Autotask resources\?[^]*\[Show exact\][^]*\[Request approval for the \d+ exact ones\]/,
    );
    expect(card.edits).toBe(1);
  });

  test('in a channel stays in its thread', async () => {
    const card = await becomes(product, await asked('map all', cast.alex, places.helpdesk), plan);
    expect(card.conversationId).toMatch(/^19:helpdesk@thread\.tacv2;messageid=/);
  });

  test.each([['map all'], ['map group SSO approvers']])('%s is for administrators', async (text) => {
    expect(textOf(await asked(text, cast.uma, places.umaChat))).toMatch(
      /You cannot do this[^]*administrators/,
    );
  });

  test('with something after it asks whether everybody is meant', async () => {
    expect(textOf(await asked('map all hands'))).toMatch(/Nothing was changed[^]*map all/);
  });

  test('that cannot be made says why in the same message', async () => {
    product.autotask.faults.add({ match: /Resources\/query/, status: 401 });
    const card = await becomes(product, await asked('map all'), 'The plan could not be made');
    expect(textOf(card)).toMatch(/Autotask[^]*Nothing was changed[^]*doctor/);
  });
});

describe('the lists of a plan', () => {
  let card: Message;
  beforeAll(async () => {
    // As it was drawn first; later on the message shows the list in which somebody chose.
    card = { ...(await becomes(product, await asked('map all'), plan)) };
  });

  async function press(title: string, inputs: Record<string, string> = {}, on = card): Promise<Message> {
    const answer = await product.client.click(cast.alex, on, title, inputs);
    return { ...card, card: answer.card ?? null, text: answer.message ?? '' };
  }

  test('open page by page, and lead back', async () => {
    const first = await press('Show exact');
    expect(textOf(first)).toMatch(/Exact: \d+, page 1 of \d[^]*\[Next\]/);
    const second = await press('Next', {}, first);
    expect(textOf(second)).toMatch(/page 2 of/);
    expect(textOf(await press('Previous', {}, second))).toMatch(/page 1 of/);
    expect(textOf(await press('Back', {}, second))).toContain(plan);
  });

  test('let their administrator choose, after which the plan counts one more', async () => {
    const list = await press('Show ambiguous');
    const button = buttonsOf(list.card).find(({ title }) => title === 'Use this person');
    const position = String(button?.data.position);
    expect(textOf(await press('Use this person', {}, list))).toContain('choose the person first');
    const choices = JSON.stringify(list.card).split(`"pick${position}"`)[1] ?? '';
    const objectId = /"value":"([0-9a-f-]{36})"/.exec(choices)?.[1] ?? '';
    const after = await press('Use this person', { [`pick${position}`]: objectId }, list);
    expect(textOf(after)).toMatch(/is chosen for .*, and will be among those to be asked for/);
    expect(textOf(await press('Use this person', { [`pick${position}`]: objectId }, list))).toMatch(
      /changed after this card was drawn/,
    );
    expect(textOf(await press('Back', {}, after))).toMatch(/1 of those to be asked for was chosen by hand/);
  });

  test('include a likely row with one click', async () => {
    const list = await press('Show likely');
    expect(textOf(await press('Include', {}, list))).toContain('is chosen for');
  });

  test('are not for everybody', async () => {
    const [button] = buttonsOf(card.card).filter(({ verb }) => verb === 'plan-list');
    const activity = click(product, cast.uma, card, 'plan-list', button?.data ?? {});
    expect((await sendActivity(product, activity)).answer).toMatch(/administrators group/);
    const back = click(product, cast.uma, card, 'plan-back', button?.data ?? {});
    expect((await sendActivity(product, back)).answer).toMatch(
      /^Only members of the administrators or the approvers group[^]*Nothing was changed\.$/,
    );
    const { answer } = await sendActivity(
      product,
      click(product, cast.robin, card, 'plan-take', {
        ...button?.data,
        list: 'likely',
        position: 1,
        pick1: cast.uma.objectId,
      }),
    );
    expect(answer).toMatch(/Alex Admin made this plan/);
  });

  test.each(['plan-list', 'plan-back', 'plan-take', 'plan-request'])(
    '%s on a plan that is gone says so',
    async (verb) => {
      const data = { request: 'f0rg-ed00', revision: 1, position: 1, pick1: 'x' };
      const { answer } = await sendActivity(product, click(product, cast.alex, card, verb, data));
      expect(answer).toMatch(/too old or was removed\. Nothing was changed/);
    },
  );
});

describe('Request approval for the exact ones', () => {
  test('without an approvals channel says what to do', async () => {
    const card = await becomes(product, await asked('map all'), plan);
    const title = buttonsOf(card.card).find(({ verb }) => verb === 'plan-request')?.title ?? '';
    const { message: said } = await product.client.click(cast.alex, card, title);
    expect(said).toMatch(/no approvals channel yet[^]*approvals here/);
  });

  test('makes one batch, which the status command finds; the plan is told to be asked for', async () => {
    await bindApprovals(product);
    const card = await becomes(product, await asked('map all'), plan);
    const button = buttonsOf(card.card).find(({ verb }) => verb === 'plan-request');
    const answer = await product.client.click(cast.alex, card, button?.title ?? '', { note: 'All of them.' });
    const batchId = /[a-z0-9]{4}-[a-z0-9]{4}/.exec(textOf(answer))?.[0] ?? '';
    expect(textOf(await asked(`status ${batchId}`))).toContain(batchId);
    const again = await sendActivity(
      product,
      click(product, cast.alex, card, 'plan-request', button?.data ?? {}),
    );
    expect(again.answer).toContain(batchId);
    const back = await sendActivity(
      product,
      click(product, cast.alex, card, 'plan-back', button?.data ?? {}),
    );
    expect(back.answer).toMatch(/Approval was asked for[^]*status/);
    const take = { ...button?.data, position: 1, pick1: cast.uma.objectId };
    expect(
      (await sendActivity(product, click(product, cast.alex, card, 'plan-take', take))).answer,
    ).toContain('cannot be changed any more');
  });

  test('for another administrator, or from an older card, asks for nothing', async () => {
    const card = await becomes(product, await asked('map group Service desk leads'), plan);
    const data = { request: String(buttonsOf(card.card)[0]?.data.request), revision: 1 };
    const old = await sendActivity(product, click(product, cast.alex, card, 'plan-request', data));
    expect(old.answer).toMatch(/Nothing was asked for: the plan was changed/);
    const current = { ...data, revision: 2 };
    const other = await sendActivity(product, click(product, cast.robin, card, 'plan-request', current));
    expect(other.answer).toMatch(/Alex Admin made this plan/);
  });
});

describe('map group', () => {
  test('plans for the people in it', async () => {
    const card = await becomes(product, await asked('map group "SSO approvers"'), plan);
    expect(textOf(card)).toMatch(/The group SSO approvers: \d+ rows?\./);
  });

  test.each([
    ['map group', /Which group\?/],
    ['map group Nobody knows it', /No group found for "Nobody knows it"[^]*Nothing was changed/],
  ])('%s is told what is missing', async (text, words) => {
    expect(textOf(await asked(text))).toMatch(words);
  });

  test('of a name that several have lists their Object IDs', async () => {
    const twins = ['aa', 'bb'].map((end) => ({
      id: `9d0c7f3a-7777-4a00-9000-0000000000${end}`,
      displayName: 'Twins',
      memberIds: [],
      memberGroupIds: [],
    }));
    product.directory.groups.push(...twins);
    const text = textOf(await asked('map group Twins'));
    for (const { id } of twins) expect(text).toContain(id);
  });
});

describe('map file', () => {
  /** What Alex reads after sending this file. */
  async function sends(path: string, text: string, person: TeamsPerson = cast.alex): Promise<Message> {
    const attachment = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'pairs.csv',
      content: { downloadUrl: host.url(path), fileType: 'csv' },
    };
    const place = person === cast.alex ? places.alexChat : places.umaChat;
    const before = product.client.connector.messages.length;
    await sendActivity(product, { ...message(product, person, place, text), attachments: [attachment] });
    const [answer] = product.client.connector.messages.slice(before);
    if (!answer) throw new Error('the file was not answered');
    return answer;
  }

  test.each([['map file'], ['']])('with a CSV file and the text %j plans its lines', async (text) => {
    const card = await becomes(product, await sends('/pairs.csv', text), plan);
    expect(textOf(card)).toContain('The file pairs.csv: 2 rows.');
  });

  test('with a file that is none of that kind says so', async () => {
    expect(textOf(await sends('/archive.zip', 'map file'))).toMatch(/cannot be used[^]*Excel or ZIP/);
  });

  test('with a file that cannot be fetched says so', async () => {
    const attachments = [
      { contentType: 'text/csv', name: 'pairs.csv', contentUrl: 'http://files.example/x' },
    ];
    const activity = { ...message(product, cast.alex, places.alexChat, 'map file'), attachments };
    expect((await sendActivity(product, activity)).said).toEqual([expect.stringContaining('cannot be used')]);
  });

  test('is for administrators, and nothing is fetched for others', async () => {
    expect(textOf(await sends('/pairs.csv', 'map file', cast.uma))).toContain('You cannot do this');
  });

  test('without a file explains how to send one, with two that one is enough', async () => {
    expect(textOf(await asked('map file'))).toMatch(/no CSV file with your message[^]*jane\.doe/);
    const file = { contentType: 'text/csv', name: 'a.csv', contentUrl: host.url('/pairs.csv') };
    const activity = {
      ...message(product, cast.alex, places.alexChat, 'map file'),
      attachments: [file, file],
    };
    expect((await sendActivity(product, activity)).said).toEqual([
      expect.stringContaining('One file at a time'),
    ]);
  });

  test('in a channel says that Teams gives files in personal chats only', async () => {
    expect(textOf(await asked('map file', cast.alex, places.helpdesk))).toContain('personal chat');
  });
});

describe('status', () => {
  test('alone shows the coverage of the company to administrators and approvers', async () => {
    const reading = await asked('status', cast.taylor, places.helpdesk);
    const card = await becomes(product, reading, 'Coverage of single sign-on');
    expect(textOf(card)).toMatch(/\d+ of \d+ active resources are mapped[^]*Awaiting paste[^]*by department/);
  });

  test('alone is not for others, who may ask for one person', async () => {
    expect(textOf(await asked('status', cast.uma, places.umaChat))).toMatch(
      /administrators and the approvers group[^]*status <who>/,
    );
  });

  test('of a person tells their story, and what is known of their last sign-in', async () => {
    expect(textOf(await asked('status jane.doe'))).toMatch(
      /Jane Doe[^]*sign-in log[^]*last sign-in is not known/,
    );
  });
});
