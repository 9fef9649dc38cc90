import type { Report } from '../../../src/mapping/report';
import { startRemap, startUnmap } from '../../../src/workflow/drift/start-again';
import { useHarness } from '../harness';
import { personNamed, resourceOf } from '../harness/add-people';
import { alex, alexsResourceId, janesObjectId, janesResourceId, uma } from '../harness/people';
import { appliedRequest, takeDrafts } from '../harness/steps';
import { driftReport, rowClick } from './steps';

const newObjectId = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a77';

const harness = useHarness();

/** Jane was deleted and created again. */
async function recreatedJane(): Promise<Report> {
  await appliedRequest(harness());
  personNamed(harness(), 'Jane Doe').id = newObjectId;
  return driftReport(harness());
}

async function unmapped(): Promise<void> {
  await harness().store.mappings.remove({ objectId: janesObjectId, resourceId: janesResourceId });
}

const click = (report: Report): ReturnType<typeof rowClick> => rowClick(report, { clicker: alex });

it('unmaps the old account, though it is gone from Entra', async () => {
  expect(await startUnmap(harness().deps, click(await recreatedJane()))).toMatchObject({
    kind: 'started',
    step: 'unmap',
    proposed: { kind: 'unmap-proposal', mapping: { objectId: janesObjectId } },
  });
});

it('remaps in two steps: first the old mapping is removed', async () => {
  expect(await startRemap(harness().deps, click(await recreatedJane()))).toMatchObject({
    kind: 'started',
    step: 'unmap-first',
    proposed: { kind: 'unmap-proposal', mapping: { objectId: janesObjectId } },
  });
});

it('then the new account is mapped to the same resource', async () => {
  const report = await recreatedJane();
  await unmapped();
  expect(await startRemap(harness().deps, click(report))).toMatchObject({
    kind: 'started',
    step: 'map',
    proposed: { kind: 'proposal', user: { id: newObjectId }, resource: { id: janesResourceId } },
  });
});

it('finds another resource where the old one cannot log in any more', async () => {
  await appliedRequest(harness());
  const old = resourceOf(harness(), janesResourceId);
  harness().directory.resources.push({ ...old, id: 7_777 });
  old.isActive = false;
  const report = await driftReport(harness());
  await unmapped();
  expect(await startRemap(harness().deps, click(report))).toMatchObject({
    step: 'map',
    proposed: { kind: 'proposal', user: { id: janesObjectId }, resource: { id: 7_777 } },
  });
});

it('looks for the resource by matching where Autotask no longer has it', async () => {
  await appliedRequest(harness());
  resourceOf(harness(), janesResourceId).id = 7_777;
  const report = await driftReport(harness());
  await unmapped();
  expect(await startRemap(harness().deps, click(report))).toMatchObject({
    step: 'map',
    proposed: { kind: 'proposal', resource: { id: 7_777 } },
  });
});

describe('on a digest that is older than the mapping', () => {
  /** The mapping of the row is gone, and Jane has another one since. */
  async function mappedSince(resourceId: number, requestId: string): Promise<void> {
    const was = await harness().store.mappings.byObjectId(janesObjectId);
    if (!was) throw new Error('Jane is not mapped');
    await unmapped();
    await harness().store.mappings.insert({ ...was, resourceId, requestId });
  }

  it('unmap removes nothing when the mapping was removed already', async () => {
    const report = await recreatedJane();
    await unmapped();
    expect(await startUnmap(harness().deps, click(report))).toEqual({ kind: 'over' });
  });

  it('unmap leaves the mapping to another resource alone', async () => {
    const report = await recreatedJane();
    await mappedSince(alexsResourceId, 'a-later-one');
    expect(await startUnmap(harness().deps, click(report))).toEqual({ kind: 'over' });
  });

  it.each([
    ['unmap', startUnmap],
    ['remap', startRemap],
  ])('%s leaves a newer mapping of the same two alone', async (_, start) => {
    const report = await recreatedJane();
    await mappedSince(janesResourceId, 'a-later-one');
    expect(await start(harness().deps, click(report))).toEqual({ kind: 'over' });
    expect(await takeDrafts(harness())).toBe(0);
  });

  it('unmap leaves alone whoever has the resource now', async () => {
    const report = await recreatedJane();
    await unmapped();
    const pair = { objectId: newObjectId, resourceId: janesResourceId };
    const facts = { userPrincipalName: 'jane', userName: 'jane', appliedAt: '2026-03-02T09:00:00.000Z' };
    await harness().store.mappings.insert({ ...pair, ...facts, requestId: 'a-later-one' });
    expect(await startUnmap(harness().deps, click(report))).toEqual({ kind: 'over' });
  });
});

it.each([
  ['unmap', startUnmap],
  ['remap', startRemap],
])('%s is for administrators, and needs a row that is there', async (_, start) => {
  const report = await recreatedJane();
  const { deps } = harness();
  expect(await start(deps, { ...click(report), clicker: uma })).toMatchObject({
    proposed: { kind: 'denied' },
  });
  expect(await start(deps, { ...click(report), position: 9 })).toEqual({ kind: 'gone' });
  expect(await start(deps, { ...click(report), revision: 1 })).toEqual({ kind: 'stale' });
});
