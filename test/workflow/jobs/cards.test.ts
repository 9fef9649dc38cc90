import { useHarness, type Harness } from '../harness';
import { cancel } from '../../../src/workflow/cancel';
import { drawCards, postApproval, tellRequester } from '../../../src/workflow/jobs/cards';
import { alex, sam } from '../harness/people';
import { approve, approvedRequest, bindChannel, current, done, pendingRequest } from '../harness/steps';

const harness = useHarness();

function job(h: Harness, subject: string) {
  const nothing = { id: '1', attempts: 0, owner: 'me', availableAt: h.clock.now().toISOString() };
  return { ...nothing, kind: 'draw-cards', subject } as const;
}

test('after a decision both cards show it, whoever clicked on which', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  await h.runJobs();
  done(await approve(h, request, sam));
  await h.runJobs();
  for (const role of ['approval', 'requester'] as const)
    expect(h.messenger.shown(role)).toEqual({ state: 'awaiting_paste', trouble: null });
  const places = await h.store.cards.of(request.id);
  const { revision } = await current(h, request.id);
  expect(places.map(({ drawnRevision }) => drawnRevision)).toEqual([revision, revision]);
});

test('a card that shows the request as it is is left alone', async () => {
  const h = harness();
  const { id } = await approvedRequest(h);
  await h.runJobs();
  const said = h.messenger.said.length;
  await drawCards({ ...h.deps, messenger: h.messenger }, job(h, id));
  expect(h.messenger.said).toHaveLength(said);
});

test('a decision made while the approval card is being posted is shown on it soon after', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  let clicked: Promise<unknown> | undefined;
  h.messenger.trouble = (attempt) => {
    if (attempt.what === 'posted')
      clicked = cancel(h.deps, { requestId: request.id, revision: 1, clicker: alex });
    return null;
  };
  await h.runJobs();
  await clicked;
  await h.runJobs();
  expect(h.messenger.posted).toBe(1);
  expect(h.messenger.shown('approval')?.state).toBe('cancelled');
});

test('a request decided before its approval card was posted gets none', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  done(await approve(h, request));
  await h.runJobs();
  expect(h.messenger.posted).toBe(0);
  expect(h.messenger.shown('requester')?.state).toBe('awaiting_paste');
});

test('while Teams does not take the approval card its requester sees why; once it does, the trouble is off the card', async () => {
  const h = harness();
  await pendingRequest(h);
  h.messenger.trouble = ({ what }) =>
    what === 'posted'
      ? new Error('The approval card cannot be posted in the approvals channel just now.')
      : null;
  await h.runJobs();
  expect(h.messenger.shown('requester')).toEqual({
    state: 'pending',
    trouble: 'The approval card cannot be posted in the approvals channel just now.',
  });
  h.messenger.trouble = null;
  h.clock.advance(5 * 60_000);
  await h.runJobs();
  expect(h.messenger.posted).toBe(1);
  expect(h.messenger.shown('requester')).toEqual({ state: 'pending', trouble: null });
});

test('a card that may stand is posted again after minutes, each time twice as many: a handful while Teams is slow for an hour', async () => {
  const h = harness();
  await pendingRequest(h);
  const start = h.clock.now().getTime();
  const minutes: number[] = [];
  h.messenger.trouble = ({ what }) => {
    if (what !== 'posted') return null;
    minutes.push((h.clock.now().getTime() - start) / 60_000);
    return Object.assign(new Error('Teams did not answer within 8 s.'), { mayHaveArrived: true });
  };
  for (let minute = 0; minute <= 60; minute++) {
    await h.runJobs();
    h.clock.advance(60_000);
  }
  expect(minutes).toEqual([0, 2, 4, 8, 16, 32]);
});

test('a requester who may have been told is not told again at once', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  let tries = 0;
  h.messenger.trouble = ({ what }) => {
    if (what !== 'told') return null;
    tries++;
    return Object.assign(new Error('Teams did not answer within 8 s.'), { mayHaveArrived: true });
  };
  done(await approve(h, request));
  await h.runJobs();
  h.clock.advance(119_000);
  await h.runJobs();
  expect(tries).toBe(1);
  h.messenger.trouble = null;
  h.clock.advance(1_000);
  await h.runJobs();
  expect(h.messenger.told).toHaveLength(1);
});

test('the trouble of a posting is over once the card stands, although its job may not be finished yet', async () => {
  const h = harness();
  const { id } = await pendingRequest(h);
  h.messenger.trouble = ({ what }) =>
    what === 'posted'
      ? new Error('The approval card cannot be posted in the approvals channel just now.')
      : null;
  await h.runJobs();
  h.messenger.trouble = null;
  const deps = { ...h.deps, messenger: h.messenger };
  await postApproval(deps, job(h, id));
  await drawCards(deps, job(h, id));
  expect(await h.store.outbox.troubleOf(id, 'post-approval')).toBe(
    'The approval card cannot be posted in the approvals channel just now.',
  );
  expect(h.messenger.shown('requester')).toEqual({ state: 'pending', trouble: null });
});

test('a card that Teams will not draw does not keep the other from being drawn', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  await h.runJobs();
  h.messenger.trouble = (attempt) =>
    attempt.what === 'redrawn' && attempt.place.role === 'approval' ? new Error('Teams is busy.') : null;
  done(await approve(h, request));
  await h.runJobs();
  expect(h.messenger.shown('requester')?.state).toBe('awaiting_paste');
  expect(h.messenger.shown('approval')).toBeUndefined();
  h.messenger.trouble = null;
  h.clock.advance(5 * 60_000);
  await h.runJobs();
  expect(h.messenger.shown('approval')?.state).toBe('awaiting_paste');
});

test('the requester is told where they asked, and told again when Teams did not take it', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  h.messenger.trouble = ({ what }) => (what === 'told' ? new Error('Teams is busy.') : null);
  done(await approve(h, request));
  await h.runJobs();
  expect(h.messenger.told).toEqual([]);
  h.messenger.trouble = null;
  h.clock.advance(5 * 60_000);
  await h.runJobs();
  expect(h.messenger.said.filter(({ what }) => what === 'told')).toMatchObject([
    { place: { role: 'requester', activityId: `proposal-${request.id}` } },
  ]);
});

test('jobs of a request that is not there are done without a word', async () => {
  const h = harness();
  await bindChannel(h);
  const deps = { ...h.deps, messenger: h.messenger };
  for (const work of [drawCards, postApproval, tellRequester]) await work(deps, job(h, 'none'));
  expect(h.messenger.said).toEqual([]);
});

test('a request without a card of its requester has nobody to tell', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  await h.store.requests.insert({ ...request, id: 'without-cards', state: 'void' });
  await tellRequester({ ...h.deps, messenger: h.messenger }, job(h, 'without-cards'));
  expect(h.messenger.said).toEqual([]);
});
