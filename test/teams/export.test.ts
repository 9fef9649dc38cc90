import { verifyJsonLines } from '../../src/mapping/audit-file';
import { cast, places } from '../../src/playground/demo/cast';
import { groupIds } from '../../src/playground/directory/example/groups';
import type { TeamsPerson, TeamsPlace } from '../../src/playground/teams-client/people-and-places';
import type { Message } from '../../src/playground/teams-client/message';
import { textOf } from '../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../e2e/process/start-product';
import { readAuditLog } from './read-audit-log';
import { sendActivity } from './send-activity';

const publicUrl = 'https://sso.contoso.example';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ environment: { PUBLIC_URL: publicUrl, LOG_LEVEL: 'trace' } });
  await product.client.say(cast.alex, places.approvals, 'approvals here');
});
afterAll(() => product.close());

async function ask(
  text: string,
  person: TeamsPerson = cast.alex,
  place: TeamsPlace = places.alexChat,
): Promise<Message> {
  const [message, ...others] = await product.client.say(person, place, text);
  if (!message || others.length > 0) throw new Error(`"${text}" was not answered once.`);
  return message;
}

/** The address of a link as somebody outside would open it, but that the bot is on this machine. */
async function linkOf(message: Message): Promise<string> {
  const { card } = await product.client.click(cast.alex, message, 'Get my link');
  const url = /https:\/\/sso\.contoso\.example\/downloads\/[\w-]+/.exec(JSON.stringify(card))?.[0] ?? '';
  return url.replace(publicUrl, product.bot().url);
}

describe('in a personal chat', () => {
  test('Teams asks for consent, then the file is in the OneDrive and the question is gone', async () => {
    const { client } = product;
    const question = await ask('export jsonl');
    expect(question.file).toMatchObject({
      kind: 'consent',
      name: expect.stringMatching(/^sso-audit-.*\.jsonl$/) as string,
    });
    const said = await client.consent(cast.alex, question, 'accept');
    expect(said.map(({ file }) => file?.kind)).toEqual(['info']);
    expect(client.connector.messages).not.toContain(question);
    const content = client.connector.uploads.files.get(question.id) ?? Buffer.alloc(0);
    expect(content.length).toBe(question.file?.content.sizeInBytes);
    const { verdict } = verifyJsonLines(content.toString('utf8'));
    expect(verdict.whole).toBe(true);
    expect(content.toString('utf8')).toContain('approvals.bound');
    expect((await readAuditLog(product)).at(-1)?.event).toBe('export.fetched');
  });

  test('declined, nothing is sent, and it says so', async () => {
    const question = await ask('export');
    const said = await product.client.consent(cast.alex, question, 'decline');
    expect(said.map(textOf).join()).toContain('Nothing was sent');
    expect(product.client.connector.uploads.files.has(question.id)).toBe(false);
  });

  test('what OneDrive does not take is told, with the way out', async () => {
    const { uploads } = product.client.connector;
    const question = await ask('export');
    uploads.refuseWith = 507;
    const said = await product.client.consent(cast.alex, question, 'accept');
    uploads.refuseWith = null;
    expect(said.map(textOf).join()).toContain('OneDrive did not take it');
    expect((await product.client.consent(cast.alex, question, 'accept'))[0]?.file?.kind).toBe('info');
  });

  test.each([
    ['somebody else', 'asked for this file, so only they get it', cast.robin],
    ['somebody without a role', 'asked for this file, so only they get it', cast.uma],
  ])('%s cannot consent in its place', async (_who, words, person) => {
    const question = await ask('export');
    const said = await product.client.consent(person, question, 'accept');
    expect(said.map(textOf).join()).toContain(words);
    expect(product.client.connector.uploads.files.has(question.id)).toBe(false);
  });

  test.each([
    ['an address that is not https', { uploadUrl: 'http://files.contoso.example/x' }],
    ['no address', { uploadUrl: '' }],
    ['no place for the file at all', null],
  ])('a forged consent with %s sends nothing', async (_what, change) => {
    const question = await ask('export');
    const uploadInfo = { name: 'x', contentUrl: 'x', uniqueId: 'x', fileType: 'csv', ...change };
    const { said, status } = await sendActivity(product, {
      ...message(question),
      value: {
        type: 'fileUpload',
        action: 'accept',
        context: question.file?.content.acceptContext,
        ...(change ? { uploadInfo } : {}),
      },
    });
    expect(status).toBe(200);
    expect(said.join()).toContain('The file was not sent');
  });

  test('another kind of file is asked back, and others than administrators get none', async () => {
    expect(textOf(await ask('export pdf'))).toContain('export jsonl');
    expect(textOf(await ask('export', cast.uma, places.umaChat))).toContain('administrators group');
  });
});

/** Somebody allows the file, as Teams tells of it. */
function message({ id }: Message): Record<string, unknown> {
  return {
    type: 'invoke',
    id: `forged-${id}`,
    name: 'fileConsent/invoke',
    replyToId: id,
    from: { id: `29:${cast.alex.objectId}`, name: cast.alex.name, aadObjectId: cast.alex.objectId },
    recipient: { id: '28:sso', name: 'sso' },
    conversation: {
      id: places.alexChat.id,
      conversationType: 'personal',
      tenantId: product.directory.tenantId,
    },
    channelData: { tenant: { id: product.directory.tenantId } },
  };
}

describe('elsewhere', () => {
  test('who asked gets a link for their eyes alone, which gives the file once', async () => {
    const offer = await ask('export', cast.alex, places.helpdesk);
    expect(textOf(offer)).toContain('Alex Admin asked for it and alone gets the link');
    const link = await linkOf(offer);
    expect(offer.edits).toBe(0);
    expect(await (await fetch(link)).text()).toContain('<button>Download</button>');
    const file = await fetch(link, { method: 'POST' });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="sso-audit-.*\.csv"$/);
    expect(await file.text()).toContain('approvals.bound');
    const again = await fetch(link, { method: 'POST' });
    const never = await fetch(`${product.bot().url}/downloads/never`, { method: 'POST' });
    expect([again.status, never.status]).toEqual([404, 404]);
    expect(await again.text()).toBe(await never.text());
  });

  test('nobody else gets it, administrator or not', async () => {
    const offer = await ask('export', cast.alex, places.helpdesk);
    for (const person of [cast.robin, cast.uma]) {
      const { card, message: words } = await product.client.click(person, offer, 'Get my link');
      expect(card).toBeNull();
      expect(words).toContain('Alex Admin asked for this file');
    }
  });

  test('who is no administrator any more gets nothing by a link they have', async () => {
    const link = await linkOf(await ask('export', cast.alex, places.helpdesk));
    const group = product.directory.groups.find(({ id }) => id === groupIds.administrators);
    const members = group?.memberIds ?? [];
    if (group) group.memberIds = members.filter((id) => id !== cast.alex.objectId);
    const refused = await fetch(link, { method: 'POST' });
    if (group) group.memberIds = members;
    expect(refused.status).toBe(404);
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    const events = (await readAuditLog(product)).map(
      ({ event, details }) => `${event} ${String(details.reason)}`,
    );
    expect(events).toContain('export.refused no-role');
  });

  test('no token of a link is in the log, the audit log or the database', async () => {
    const link = await linkOf(await ask('export', cast.alex, places.helpdesk));
    await fetch(link);
    await fetch(link, { method: 'POST' });
    await fetch(link, { method: 'DELETE' });
    await fetch(`${link}/%zz`);
    const token = link.split('/').at(-1) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(product.bot().log.join('\n')).not.toContain(token);
    expect(JSON.stringify(await readAuditLog(product))).not.toContain(token);
  });
});

test('without PUBLIC_URL it says so, and where export works', async () => {
  const other = await startProduct();
  try {
    const [answer] = await other.client.say(cast.alex, places.helpdesk, 'export');
    expect(answer && textOf(answer)).toMatch(/PUBLIC_URL is not set[^]*In a personal chat/);
  } finally {
    await other.close();
  }
});
