import { cast, places } from '../../src/playground/demo/cast';
import type { TeamsPerson } from '../../src/playground/teams-client/people-and-places';
import { startProduct, type Product } from '../e2e/process/start-product';
import { readAuditLog } from '../teams/read-audit-log';
import { click, message, sendActivity } from '../teams/send-activity';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ environment: { TURNS_PER_MINUTE: '4' } });
});
afterAll(() => product.close());

function calls(): number {
  return product.graph.requests.length + product.autotask.requests.length;
}

async function limited(): Promise<number> {
  return (await readAuditLog(product)).filter(({ event }) => event === 'turn.limited').length;
}

const tooFast = /You are faster than I can think\. Nothing was changed\. Try again in \d+ s/;

test('one sentence, then silence, without a call; a click is answered; others are served; it is on record once', async () => {
  const say = async (who: TeamsPerson = cast.alex): Promise<readonly string[]> =>
    (await sendActivity(product, message(product, who, places.helpdesk, 'map jane.doe'))).said;
  // Four in a minute, and two on top as a burst.
  for (let turn = 0; turn < 6; turn += 1) expect(await say()).toEqual([expect.stringContaining('Jane Doe')]);

  const before = calls();
  expect(await say()).toEqual([expect.stringMatching(tooFast)]);
  expect([await say(), await say()]).toEqual([[], []]);

  const on = { id: '1', conversationId: places.helpdesk.id };
  const pressed = click(product, cast.alex, on, 'approve', { request: 'k7m2-9qxd', revision: 1 });
  const { status, answer, said } = await sendActivity(product, pressed);
  expect({ status, said }).toEqual({ status: 200, said: [] });
  expect(answer).toMatch(tooFast);

  const consent = { ...pressed, name: 'fileConsent/invoke', value: { type: 'fileUpload', action: 'accept' } };
  expect(await sendActivity(product, consent)).toMatchObject({ status: 200, said: [] });

  expect(calls()).toBe(before);
  expect(await limited()).toBe(1);
  expect(await say(cast.robin)).toEqual([expect.stringContaining('Jane Doe')]);
});

test('people of other organisations are told no oftener than ours', async () => {
  const tenantId = '0ddba11e-0000-4000-8000-00000000beef';
  const conversation = { id: 'a:x', conversationType: 'personal', tenantId };
  const said: string[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    const activity = { ...message(product, cast.sam, places.alexChat, 'help'), conversation };
    said.push(...(await sendActivity(product, activity)).said);
  }
  expect(said).toHaveLength(7);
  expect(said.at(-1)).toMatch(tooFast);
});
