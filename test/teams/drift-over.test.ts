import { driftMessages } from '../../src/teams/drift-messages';
import { unmapAction } from '../../src/teams/actions/drift/start-again';
import { clickSchema } from '../../src/teams/actions/card-action';
import type { AdaptiveCard } from '../../src/teams/cards/render-card';
import type { Turn } from '../../src/teams/turn';
import { useHarness } from '../workflow/harness';
import { personNamed } from '../workflow/harness/add-people';
import { alex, janesObjectId, janesResourceId } from '../workflow/harness/people';
import { appliedRequest } from '../workflow/harness/steps';
import { driftReport } from '../workflow/drift/steps';
import { wordsOf } from './cards/elements';

const harness = useHarness();

it('Unmap in a row whose mapping is gone says so, and that nothing was changed', async () => {
  const { deps, store } = harness();
  await appliedRequest(harness());
  personNamed(harness(), 'Jane Doe').accountEnabled = false;
  const { id: request, revision } = await driftReport(harness());
  await store.mappings.remove({ objectId: janesObjectId, resourceId: janesResourceId });
  // Nothing is said beside the answer to the click, so no context is needed.
  const turn = { deps, actor: alex } as Turn;
  const reply = await unmapAction.run(turn, clickSchema.parse({ request, revision, position: 1 }));
  expect(reply).toEqual({
    message: expect.stringMatching(/already removed, or mapped anew since\. Nothing was changed/) as string,
  });
});

it('a look that failed is posted in the channel as a card with the reason and the way out', async () => {
  const { deps, graph } = harness();
  graph.deniedPermissions.add('User.Read.All');
  const failed = await driftReport(harness());
  const posted: { name: string; card: AdaptiveCard }[] = [];
  const { postReport } = driftMessages({
    post: ({ conversation, name }, card) => {
      posted.push({ name, card });
      return Promise.resolve({ conversation, activityId: '1' });
    },
    edit: () => Promise.reject(new Error('nothing is edited')),
    unlessGone: (_, work) => work(),
  });
  const at = deps.clock().toISOString();
  await postReport({ conversation: {}, name: 'Approvals', boundBy: alex, boundAt: at }, failed);
  expect(posted.map(({ name }) => name)).toEqual(['Approvals']);
  const words = posted.map(({ card }) => wordsOf(card)).join('');
  expect(words).toMatch(/Drift could not be looked for[^]*User\.Read\.All[^]*doctor/);
});
