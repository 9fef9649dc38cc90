import { auditLine } from '../../../src/mapping/audit-line';
import { UpstreamError } from '../../../src/mapping/upstream-error';
import { findHistory, type HistoryFound } from '../../../src/workflow/history/find-history';
import { everything, type History } from '../../../src/workflow/history/history';
import { showHistory } from '../../../src/workflow/history/show-history';
import { recordEvent } from '../../../src/workflow/record';
import { batch } from '../../store/whole-company-examples';
import { useHarness } from '../harness';
import { addPeople, personNamed } from '../harness/add-people';
import { alex, janesObjectId, taylor, uma } from '../harness/people';
import { appliedRequest, events, pendingRequest } from '../harness/steps';

const harness = useHarness();

const search = { reader: alex, who: '', by: '', from: '', until: '' };

function find(given: Partial<typeof search> = {}): Promise<HistoryFound> {
  return findHistory(harness().deps, { ...search, ...given });
}

function shown(found: HistoryFound): History {
  if (found.kind !== 'shown') throw new Error(`history came to ${found.kind}`);
  return found.history;
}

/** The page as one reads it, newest first. */
function linesOf({ entries }: History): string[] {
  return entries.map(({ record, subject }) => {
    const { who, did } = auditLine(record, subject);
    return `${who} ${did}`;
  });
}

/** So many events by Alex, a minute apart. */
async function happen(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await recordEvent(harness().deps, {
      actor: alex,
      event: `event-${number}`,
      requestId: null,
      details: {},
    });
    harness().clock.advance(60_000);
  }
}

describe('who may read the history', () => {
  it.each([
    ['an administrator', alex],
    ['an approver', taylor],
  ])('%s may, and reading leaves no record', async (_who, reader) => {
    expect((await find({ reader })).kind).toBe('shown');
    expect(await events(harness())).toEqual([]);
  });

  it('others may not, neither by search nor by page, and that is recorded', async () => {
    expect(await find({ reader: uma })).toEqual({ kind: 'denied' });
    const wish = { reader: uma, filter: everything, page: 0 };
    expect(await showHistory(harness().deps, wish)).toEqual({ kind: 'denied' });
    expect(await events(harness())).toEqual(['history.denied', 'history.denied']);
  });
});

describe('what happened', () => {
  it('is told in words, newest first', async () => {
    await appliedRequest(harness());
    const lines = linesOf(shown(await find()));
    expect(lines[0]).toMatch(/saw in Autotask that it is done: the mapping of Jane Doe to jane\.doe$/);
    expect(lines).toContain('Taylor Lead approved the mapping of Jane Doe to jane.doe');
    expect(lines.at(-1)).toBe('Alex Admin made Approvals the channel for approvals');
  });

  it('names batches, and people whom only the details name', async () => {
    const { store, deps } = harness();
    await store.batches.insert(batch({ id: 'b-1', size: 37 }));
    await pendingRequest(harness());
    const details = { objectId: janesObjectId };
    await recordEvent(deps, { actor: alex, event: 'batch.running', requestId: 'b-1', details: {} });
    await recordEvent(deps, { actor: alex, event: 'map.refused', requestId: null, details });
    await recordEvent(deps, {
      actor: alex,
      event: 'map.refused',
      requestId: null,
      details: { objectId: uma.objectId },
    });
    await recordEvent(deps, { actor: alex, event: 'request.approved', requestId: 'lost', details: {} });
    expect(linesOf(shown(await find())).slice(0, 4)).toEqual([
      'Alex Admin approved request lost',
      `Alex Admin looked up ${uma.objectId}, which was refused`,
      'Alex Admin looked up Jane Doe, which was refused',
      'Alex Admin approved a batch of 37 mappings',
    ]);
  });

  it('comes in pages of eight', async () => {
    await happen(17);
    const page = async (number: number): Promise<History> => {
      const pageShown = await showHistory(harness().deps, { reader: alex, filter: everything, page: number });
      return shown(pageShown);
    };
    const pages = [await page(0), await page(1), await page(2)];
    expect(pages.map(({ entries }) => entries.length)).toEqual([8, 8, 1]);
    expect(pages.flatMap(linesOf)[0]).toBe('Alex Admin event-17');
    expect(pages.flatMap(linesOf)[16]).toBe('Alex Admin event-1');
    expect(await page(99)).toMatchObject({ page: 2, total: 17 });
  });

  it('may be nothing', async () => {
    expect(shown(await find())).toMatchObject({ total: 0, page: 0, entries: [] });
  });
});

describe('searching', () => {
  it('finds what is about a person, by whatever Entra knows them by', async () => {
    await happen(1);
    const { id } = await pendingRequest(harness());
    for (const who of ['jane.doe', 'Jane Doe', janesObjectId.toUpperCase()]) {
      const history = shown(await find({ who }));
      expect(history).toMatchObject({ total: 1, filter: { about: janesObjectId } });
      expect(history.about).toMatch(/^jane\.doe@/);
      expect(history.entries[0]?.record.requestId).toBe(id);
    }
  });

  it('finds what somebody did', async () => {
    await appliedRequest(harness());
    const history = shown(await find({ by: 'Taylor Lead' }));
    expect(linesOf(history)).toEqual(['Taylor Lead approved the mapping of Jane Doe to jane.doe']);
    expect(history.actor).toMatch(/^taylor\.lead@/);
  });

  it('finds who has left, by the name they were mapped under or their Object ID', async () => {
    await appliedRequest(harness());
    const { directory } = harness();
    const { userPrincipalName } = personNamed(harness(), 'Jane Doe');
    directory.people = directory.people.filter(({ id }) => id !== janesObjectId);
    for (const who of [userPrincipalName, 'jane.doe', janesObjectId]) {
      expect(shown(await find({ who }))).toMatchObject({
        filter: { about: janesObjectId },
        about: userPrincipalName,
      });
    }
  });

  it('finds who has left and was unmapped, by any name of the time', async () => {
    const { user, resource } = await appliedRequest(harness());
    await harness().store.mappings.remove({ objectId: user.id, resourceId: resource.id });
    const { directory } = harness();
    directory.people = directory.people.filter(({ id }) => id !== janesObjectId);
    for (const who of [user.userPrincipalName, 'jane doe', resource.userName])
      expect(shown(await find({ who })).filter.about).toBe(janesObjectId);
  });

  it('calls people by their Object ID when nothing else is known of them', async () => {
    const stranger = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
    expect(shown(await find({ who: stranger })).about).toBe(stranger);
  });

  it('shows a page also while Entra does not tell how people are called', async () => {
    await pendingRequest(harness());
    const { deps } = harness();
    const filter = { ...everything, about: janesObjectId };
    const away = new UpstreamError('Entra ID', 'unreachable', 'Away.');
    const without = (error: Error): typeof deps => ({
      ...deps,
      directory: { ...deps.directory, getUser: () => Promise.reject(error) },
    });
    const wish = { reader: alex, filter, page: 0 };
    expect(shown(await showHistory(without(away), wish)).about).toMatch(/^jane\.doe@/);
    await expect(showHistory(without(new Error('a mistake')), wish)).rejects.toThrow('a mistake');
  });

  it('takes whole days, in the time zone of the settings', async () => {
    await happen(1);
    harness().clock.advanceHours(15);
    await happen(1);
    const { deps } = harness();
    const inTokyo = { ...deps, settings: { ...deps.settings, timeZone: 'Asia/Tokyo' } };
    const days = { ...search, from: '2026-03-03', until: '2026-03-03' };
    expect(linesOf(shown(await findHistory(inTokyo, days)))).toHaveLength(1);
    expect(shown(await findHistory(deps, { ...days, until: '' })).total).toBe(1);
    expect(shown(await findHistory(deps, { ...days, from: '' })).total).toBe(2);
    expect(shown(await findHistory(deps, { ...search, from: '2026-03-04' })).total).toBe(0);
  });

  it.each([
    ['nobody has that name', { who: 'jane.dow' }, { kind: 'nobody', who: 'jane.dow' }],
    ['nobody who does things has it', { by: 'jane.dow' }, { kind: 'nobody', who: 'jane.dow' }],
    ['there is no such day', { from: '2026-02-30' }, { kind: 'bad-days' }],
    ['the last day is before the first', { from: '2026-03-02', until: '2026-03-01' }, { kind: 'bad-days' }],
  ])('says so when %s', async (_what, given, answer) => {
    expect(await find(given)).toEqual(answer);
  });

  it('does not guess among several', async () => {
    const several = await find({ who: 'Morgan Lee' });
    expect(several).toMatchObject({ kind: 'several', who: 'Morgan Lee' });
    expect(several.kind === 'several' && several.people.length).toBe(2);
    addPeople(harness(), 'Kim', 12);
    expect(await find({ by: 'Kim' })).toEqual({ kind: 'several', who: 'Kim', people: [] });
  });

  it('does not guess among several of our own records', async () => {
    const mapping = {
      objectId: janesObjectId,
      resourceId: 1,
      userPrincipalName: 'left@x.example',
      userName: 'one',
      requestId: 'r-1',
      appliedAt: '2026-03-01T00:00:00.000Z',
    };
    const other = {
      ...mapping,
      objectId: uma.objectId,
      resourceId: 2,
      userPrincipalName: 'x',
      userName: 'left@x.example',
    };
    for (const each of [mapping, other]) await harness().store.mappings.insert(each);
    expect(await find({ who: 'left@x.example' })).toMatchObject({ kind: 'several', people: [] });
  });
});
