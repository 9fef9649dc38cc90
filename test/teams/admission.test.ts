import { cast, places } from '../../src/playground/demo/cast';
import { startProduct, type Product } from '../e2e/process/start-product';
import { readAuditLog } from './read-audit-log';
import { click, message, sendActivity } from './send-activity';

const otherTenant = '0ddba11e-0000-4000-8000-00000000beef';
const card = { id: '1', conversationId: places.helpdesk.id };

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

/** How much the bot has asked of Entra ID and Autotask so far: a refused activity must cause no call. */
function calls(): number {
  return product.graph.requests.length + product.autotask.requests.length;
}

async function lastRecord() {
  return (await readAuditLog(product)).at(-1);
}

describe('activities of another tenant', () => {
  const foreign = { conversation: { id: 'a:x', conversationType: 'personal', tenantId: otherTenant } };

  test('a message is refused in a sentence, and recorded', async () => {
    const before = calls();
    const activity = { ...message(product, cast.alex, places.alexChat, 'map jane.doe'), ...foreign };
    const { said } = await sendActivity(product, activity);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('This bot serves another organisation. Nothing was changed.');
    expect(calls()).toBe(before);
    expect(await lastRecord()).toMatchObject({
      event: 'turn.denied',
      actor: { objectId: cast.alex.objectId },
      details: { reason: 'other tenant', tenantId: otherTenant },
    });
  });

  test('a click is refused for the clicker alone, and recorded', async () => {
    const before = calls();
    const activity = click(product, cast.alex, card, 'approve', { request: 'k7m2-9qxd', revision: 1 });
    const { status, answer, said } = await sendActivity(product, { ...activity, ...foreign });
    expect(status).toBe(200);
    expect(answer).toContain('This bot serves another organisation');
    expect(said).toEqual([]);
    expect(calls()).toBe(before);
    expect(await lastRecord()).toMatchObject({ event: 'turn.denied' });
  });

  test.each([
    ['the channel data names another tenant', { channelData: { tenant: { id: otherTenant } } }],
    [
      'no tenant is named at all',
      { channelData: {}, conversation: { id: 'a:x', conversationType: 'personal' } },
    ],
  ])('when %s it is refused too', async (_case, change) => {
    const activity = { ...message(product, cast.alex, places.alexChat, 'help'), ...change };
    const { said } = await sendActivity(product, activity);
    expect(said).toEqual([expect.stringContaining('This bot serves another organisation')]);
  });

  test('the tenant in capitals is the same tenant', async () => {
    const { conversation, ...activity } = message(product, cast.alex, places.alexChat, 'help');
    const tenantId = product.directory.tenantId.toUpperCase();
    const { said } = await sendActivity(product, {
      ...activity,
      conversation: { ...conversation, tenantId },
    });
    expect(said).toEqual([expect.stringContaining('What you can type')]);
  });

  test('being installed there is not answered at all', async () => {
    const { recipient, ...activity } = message(product, cast.alex, places.alexChat, '');
    const update = {
      ...activity,
      recipient,
      type: 'conversationUpdate',
      membersAdded: [recipient],
      ...foreign,
    };
    expect(await sendActivity(product, update)).toMatchObject({ said: [] });
  });
});

describe('somebody without an Object ID', () => {
  const anonymous = { from: { id: '29:guest', name: 'A guest of a meeting' } };

  test('who types is told that it works only for people of the organisation', async () => {
    const activity = { ...message(product, cast.alex, places.helpdesk, 'map jane.doe'), ...anonymous };
    const { said } = await sendActivity(product, activity);
    expect(said).toEqual([expect.stringContaining('only for people with an account in this organisation')]);
    expect(await lastRecord()).toMatchObject({
      event: 'turn.denied',
      actor: { objectId: '29:guest', name: 'A guest of a meeting' },
      details: { reason: 'no identity' },
    });
  });

  test('who clicks is told so alone', async () => {
    const activity = click(product, cast.alex, card, 'approve', { request: 'k7m2-9qxd', revision: 1 });
    const { answer, said } = await sendActivity(product, { ...activity, ...anonymous });
    expect(answer).toContain('only for people with an account in this organisation');
    expect(said).toEqual([]);
  });
});

describe('answers that would leave this machine, while nobody checks who calls', () => {
  test.each(['https://attacker.example', 'http://127.0.0.1.attacker.example', 'http://10.0.0.1:80', ''])(
    'to "%s" are not given: 403, and it is on record',
    async (serviceUrl) => {
      const before = calls();
      const activity = { ...message(product, cast.alex, places.alexChat, 'map jane.doe'), serviceUrl };
      expect(await sendActivity(product, activity)).toMatchObject({ status: 403, said: [] });
      expect(calls()).toBe(before);
      expect(await lastRecord()).toMatchObject({
        event: 'turn.refused',
        actor: { objectId: cast.alex.objectId },
        details: { reason: 'service address' },
      });
    },
  );
});
