import type { RegisteredApp } from '../../src/mapping/setup/setup';
import type { Actor } from '../../src/mapping/request';
import { UpstreamError } from '../../src/mapping/upstream-error';
import type { Directory } from '../../src/workflow/ports';
import { signInEvidence, type SignInEvidence } from '../../src/workflow/sign-in-evidence';
import { setup } from '../store/setup-examples';
import { useHarness } from './harness';
import { alex, janesObjectId, taylor, uma } from './harness/people';

const harness = useHarness();

const app: RegisteredApp = {
  by: alex,
  at: '2026-03-01T09:00:00.000Z',
  clientId: '5f1e0c1e-9b1a-4f6e-8a51-2c7d9e4b1a55',
  tenantId: '5f1e0c1e-9b1a-4f6e-8a51-2c7d9e4b1a56',
  objectId: null,
  displayName: null,
  way: 'by-hand',
  findings: [],
};

/** The evidence about Jane when Entra answers like this. */
function evidence(lastSignIn: Directory['lastSignIn'], reader: Actor = alex): Promise<SignInEvidence> {
  const { deps } = harness();
  const directory = { ...deps.directory, lastSignIn };
  return signInEvidence({ ...deps, directory }, janesObjectId, reader);
}

async function finishSetup(): Promise<void> {
  await harness().store.setups.insert(setup({ step: 'done', app, completedAt: app.at }));
}

test('the last sign-in to the app of the set-up, of this person', async () => {
  await finishSetup();
  const asked: string[][] = [];
  const seen = await evidence((...question) => {
    asked.push(question);
    return Promise.resolve('2026-02-27T07:14:00.000Z');
  });
  expect(seen).toEqual({ kind: 'seen', at: '2026-02-27T07:14:00.000Z' });
  expect(asked).toEqual([[janesObjectId, app.clientId]]);
});

test.each([
  ['an administrator', alex],
  ['an approver', taylor],
  ['the person themselves', { objectId: janesObjectId.toUpperCase(), name: 'Jane Doe' }],
])('is for %s', async (_who, reader) => {
  await finishSetup();
  expect(await evidence(() => Promise.resolve(null), reader)).toEqual({ kind: 'none' });
});

test('is for nobody else, and Entra is not asked', async () => {
  await finishSetup();
  const answer = await evidence(() => Promise.reject(new Error('Entra was asked')), uma);
  expect(answer).toEqual({
    kind: 'unknown',
    reason: expect.stringContaining('to administrators, to approvers and to the person') as string,
  });
});

test('none in the log is no evidence', async () => {
  await finishSetup();
  expect(await evidence(() => Promise.resolve(null))).toEqual({ kind: 'none' });
});

test.each([
  ['nobody went through the set-up', null],
  ['the set-up is under way', setup({ step: 'secret', app })],
])('while %s Entra is not asked, and what to do is said', async (_what, walk) => {
  if (walk) await harness().store.setups.insert(walk);
  const answer = await evidence(() => Promise.reject(new Error('Entra was asked')));
  expect(answer).toEqual({
    kind: 'unknown',
    reason: expect.stringContaining('went through setup') as string,
  });
});

test.each([
  [
    'the permission is missing',
    new UpstreamError('Entra ID', 'denied', 'No.', { permission: 'AuditLog.Read.All' }),
    'AuditLog.Read.All',
  ],
  ["the bot's own sign-in is refused", new UpstreamError('Entra ID', 'denied', 'Refused.'), 'Refused.'],
  ['Entra does not answer', new UpstreamError('Entra ID', 'unreachable', 'Away.'), 'Away.'],
])('when %s it says so', async (_what, trouble, words) => {
  await finishSetup();
  const answer = await evidence(() => Promise.reject(trouble));
  expect(answer).toEqual({ kind: 'unknown', reason: expect.stringContaining(words) as string });
});

test('a mistake in the program is not taken for trouble of Entra', async () => {
  await finishSetup();
  await expect(evidence(() => Promise.reject(new Error('a mistake')))).rejects.toThrow('a mistake');
});
