import { choose, propose, type Choice } from '../../src/workflow/propose';
import { requestApproval } from '../../src/workflow/request-approval';
import { useHarness, type Harness } from './harness';
import { personNamed, resourceOf } from './harness/add-people';
import { alex, robin } from './harness/people';
import { bindChannel, events, wishFor } from './harness/steps';

const harness = useHarness();

async function choiceFor(h: Harness, who: string, picked: Partial<Choice>): Promise<Choice> {
  const proposed = await propose(h.deps, { who, resourceName: null, requester: alex });
  if (proposed.kind !== 'choose-person' && proposed.kind !== 'choose-resource')
    throw new Error(`nothing to choose from: ${proposed.kind}`);
  const { id, revision } = proposed.draft;
  return { draftId: id, revision, clicker: alex, objectId: null, resourceId: null, ...picked };
}

test('the chosen person is looked at anew and proposed with their resource', async () => {
  const h = harness();
  const choice = await choiceFor(h, 'Morgan Lee', {
    objectId: h.directory.people.find(({ department }) => department === 'Finance')?.id ?? null,
  });
  const chosen = await choose(h.deps, choice);
  expect(chosen).toMatchObject({
    kind: 'proposal',
    user: { id: choice.objectId, department: 'Finance' },
    resource: { userName: 'morgan.lee2' },
    draft: { id: choice.draftId, revision: 2, objectId: choice.objectId },
  });
});

test('the chosen resource is proposed and can be asked approval for', async () => {
  const h = harness();
  await bindChannel(h);
  const chosen = await choose(h.deps, await choiceFor(h, 'tess.twin', { resourceId: 1164 }));
  if (chosen.kind !== 'proposal') throw new Error(`no proposal but ${chosen.kind}`);
  expect(chosen.resource.userName).toBe('tess.west');
  expect(chosen.warnings).toEqual([expect.stringContaining('Tess Twin (tess.east)')]);
  const asked = await requestApproval(h.deps, wishFor(chosen));
  expect(asked).toMatchObject({ kind: 'requested', request: { resource: { id: 1164 } } });
});

test('a person once chosen cannot be exchanged by a later click', async () => {
  const h = harness();
  const first = await choiceFor(h, 'tess.twin', { resourceId: 1164 });
  const tess = personNamed(h, 'Tess Twin').id;
  const chosen = await choose(h.deps, { ...first, objectId: personNamed(h, 'Jane Doe').id });
  expect(chosen).toMatchObject({ kind: 'proposal', user: { id: tess } });
});

test('a second click on the same card is told that it was used up', async () => {
  const h = harness();
  const choice = await choiceFor(h, 'tess.twin', { resourceId: 1164 });
  await choose(h.deps, choice);
  expect(await choose(h.deps, { ...choice, resourceId: 1064 })).toEqual({ kind: 'gone' });
  expect(await choose(h.deps, { ...choice, draftId: 'never-made' })).toEqual({ kind: 'gone' });
});

test('of two clicks at once one goes on', async () => {
  const h = harness();
  const choice = await choiceFor(h, 'tess.twin', {});
  const chosen = await Promise.all(
    [1064, 1164].map((resourceId) => choose(h.deps, { ...choice, resourceId })),
  );
  expect(chosen.map(({ kind }) => kind).sort()).toEqual(['gone', 'proposal']);
});

test("somebody else's look-up stays theirs", async () => {
  const h = harness();
  const choice = await choiceFor(h, 'tess.twin', { resourceId: 1164, clicker: robin });
  expect(await choose(h.deps, choice)).toEqual({ kind: 'not-yours', owner: 'Alex Admin' });
  expect(await events(h)).toEqual(['choose.denied']);
  expect(await choose(h.deps, { ...choice, clicker: alex })).toMatchObject({ kind: 'proposal' });
});

test('what became unfit since is refused, recorded, and the card stays usable', async () => {
  const h = harness();
  const choice = await choiceFor(h, 'tess.twin', { resourceId: 1164 });
  resourceOf(h, 1164).isActive = false;
  expect(await choose(h.deps, choice)).toMatchObject({
    kind: 'refused',
    obstacles: [{ code: 'resource-inactive' }],
  });
  expect(await events(h)).toEqual(['map.refused']);
  expect(await choose(h.deps, { ...choice, resourceId: 1064 })).toMatchObject({ kind: 'proposal' });
});

test('what is gone since is said to be gone', async () => {
  const h = harness();
  const person = await choiceFor(h, 'Morgan Lee', { objectId: '00000000-0000-4000-8000-00000000dead' });
  expect(await choose(h.deps, person)).toEqual({ kind: 'nobody', who: 'Morgan Lee' });
  const resource = await choiceFor(h, 'tess.twin', { resourceId: 424_242 });
  expect(await choose(h.deps, resource)).toMatchObject({ kind: 'no-resource', name: null });
});
