import { describeStore } from './describe-store';
import { person } from './examples';
import { driftRow, planRow, report } from './whole-company-examples';

describeStore('reports', ({ store }) => {
  it('give back what was inserted, and nothing for an unknown id', async () => {
    const { reports } = store();
    await reports.insert(report());
    expect(await reports.get('P-1')).toEqual(report());
    expect(await reports.get('P-2')).toBeNull();
  });

  it('take the next revision once', async () => {
    const { reports } = store();
    await reports.insert(report());
    expect(await reports.replace(report({ revision: 3 }))).toBe(false);
    const [ready, failed] = [
      report({ revision: 2, state: 'ready' }),
      report({ revision: 2, state: 'failed', failure: 'Graph is away.' }),
    ];
    const answers = await Promise.all([reports.replace(ready), reports.replace(failed)]);
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await reports.get('P-1')).toEqual(answers[0] ? ready : failed);
  });

  it('know the newest of a kind that is ready', async () => {
    const { reports } = store();
    expect(await reports.newest('plan')).toBeNull();
    const ready = (id: string, day: number) =>
      report({ id, state: 'ready', askedAt: `2026-03-0${day}T09:00:00.000Z` });
    await reports.insert(ready('P-1', 3));
    await reports.insert(ready('P-2', 4));
    await reports.insert({ ...ready('P-3', 5), state: 'failed' });
    await reports.insert({ ...ready('C-1', 6), kind: 'coverage', task: { kind: 'coverage' } });
    expect(await reports.newest('plan')).toEqual(ready('P-2', 4));
  });

  it('that are finished are given newest first, of one kind, before a time', async () => {
    const { reports } = store();
    const states = { R1: 'ready', R2: 'failed', R3: 'reading', R4: 'ready' } as const;
    for (const [id, state] of Object.entries(states))
      await reports.insert(report({ id, state, askedAt: `2026-03-0${id.slice(1)}T00:00:00.000Z` }));
    await reports.insert({ ...report({ id: 'C-1', state: 'ready' }), kind: 'coverage' });
    const ids = async (before: string, limit: number) =>
      (await reports.finished('plan', { before, limit })).map(({ id }) => id);
    expect(await ids('2026-03-04T00:00:00.000Z', 9)).toEqual(['R2', 'R1']);
    expect(await ids('9999', 1)).toEqual(['R4']);
  });

  it('are removed with their rows when they are old', async () => {
    const { reports } = store();
    for (const [id, day] of Object.entries({ old: 1, older: 2, kept: 3 })) {
      await reports.insert(report({ id, askedAt: `2026-03-0${day}T00:00:00.000Z` }));
      await reports.setRows(id, [planRow(1)]);
    }
    expect(await reports.removeOlderThan('2026-03-03T00:00:00.000Z')).toBe(2);
    expect(await reports.get('old')).toBeNull();
    expect(await reports.row('old', 1)).toBeNull();
    expect(await reports.row('kept', 1)).toEqual(planRow(1));
  });

  it('of drift are removed too, but for the newest that is ready, which knows what was told', async () => {
    const { reports } = store();
    const drift = { kind: 'drift', task: { kind: 'drift' }, state: 'ready' } as const;
    for (const [id, day] of Object.entries({ D1: 1, D2: 2 }))
      await reports.insert(report({ ...drift, id, askedAt: `2026-03-0${day}T00:00:00.000Z` }));
    const failed = report({ ...drift, id: 'D3', state: 'failed', askedAt: '2026-03-03T00:00:00.000Z' });
    await reports.insert(failed);
    await reports.insert(report({ id: 'P-1', state: 'ready', askedAt: '2026-03-04T00:00:00.000Z' }));
    expect(await reports.removeOlderThan('2026-04-01T00:00:00.000Z')).toBe(3);
    expect((await reports.newest('drift'))?.id).toBe('D2');
  });
});

describeStore('rows of a report', ({ store }) => {
  beforeEach(async () => {
    for (const id of ['P-1', 'P-2']) await store().reports.insert(report({ id }));
  });

  it('come in order of position, by list, page by page', async () => {
    const { reports } = store();
    const likely = planRow(2, { verdict: 'likely' });
    await reports.setRows('P-1', [driftRow(4), planRow(3), likely, planRow(1)]);
    await reports.setRows('P-2', [planRow(9)]);
    expect(await reports.rows('P-1', { limit: 9 })).toEqual([planRow(1), likely, planRow(3), driftRow(4)]);
    expect(await reports.rows('P-1', { offset: 1, limit: 2 })).toEqual([likely, planRow(3)]);
    const lists = ['exact', 'user-renamed'];
    expect(await reports.rows('P-1', { lists, offset: 1, limit: 9 })).toEqual([planRow(3), driftRow(4)]);
    expect(await reports.rows('P-1', { lists: [], limit: 9 })).toEqual([]);
    expect(await reports.row('P-1', 2)).toEqual(likely);
    expect(await reports.row('P-1', 9)).toBeNull();
  });

  it('are counted by list', async () => {
    const { reports } = store();
    await reports.setRows('P-1', [planRow(1), planRow(2), planRow(3, { verdict: 'none' })]);
    expect(await reports.countsOf('P-1')).toEqual({ exact: 2, none: 1 });
    expect(await reports.countsOf('P-2')).toEqual({});
  });

  it('are put in place of all that were there, also by a job that is done again', async () => {
    const { reports } = store();
    await reports.setRows('P-1', [planRow(1), planRow(2)]);
    await reports.setRows('P-1', [planRow(2, { problem: 'Nobody has this name.' })]);
    expect(await reports.rows('P-1', { limit: 9 })).toEqual([
      planRow(2, { problem: 'Nobody has this name.' }),
    ]);
    await reports.setRows('P-1', []);
    expect(await reports.rows('P-1', { limit: 9 })).toEqual([]);
  });

  it('are as they were when putting others in their place fails', async () => {
    const { reports } = store();
    await reports.setRows('P-1', [planRow(1)]);
    await expect(reports.setRows('P-1', [planRow(2), planRow(2)])).rejects.toThrow(/unique/i);
    expect(await reports.rows('P-1', { limit: 9 })).toEqual([planRow(1)]);
  });

  it('are replaced one by one, and change their list', async () => {
    const { reports } = store();
    await reports.setRows('P-1', [planRow(1, { verdict: 'ambiguous' }), planRow(2)]);
    await reports.setRow('P-1', planRow(1, { verdict: 'chosen' }));
    expect(await reports.countsOf('P-1')).toEqual({ chosen: 1, exact: 1 });
    expect(await reports.row('P-1', 1)).toEqual(planRow(1, { verdict: 'chosen' }));
    expect(await reports.row('P-2', 1)).toBeNull();
  });

  it('are found by the person they are about, whatever the case, in these lists', async () => {
    const { reports } = store();
    const [jane, liam] = [person(1).user, person(2).user];
    const rows = [
      planRow(4, { user: jane }),
      planRow(1, { user: jane, verdict: 'likely' }),
      planRow(2, { user: liam }),
      planRow(3, { user: jane, verdict: 'refused' }),
      planRow(5, { user: null }),
      driftRow(6),
    ];
    await reports.setRows('P-1', rows);
    await reports.setRows('P-2', [planRow(9, { user: jane })]);
    const lists = ['exact', 'likely'];
    expect(await reports.usesOf('P-1', jane.id.toUpperCase(), lists)).toEqual([1, 4]);
    expect(await reports.usesOf('P-1', jane.id, [])).toEqual([]);
    expect(await reports.usesOf('P-1', '1', ['user-renamed'])).toEqual([6]);
    await reports.setRow('P-1', planRow(2, { user: { ...jane, id: jane.id.toUpperCase() } }));
    expect(await reports.usesOf('P-1', jane.id, lists)).toEqual([1, 2, 4]);
    expect(await reports.usesOf('P-1', liam.id, lists)).toEqual([]);
  });

  it('are stored by the 5,000, more than one statement holds', async () => {
    const { reports } = store();
    const rows = Array.from({ length: 5000 }, (_, index) => planRow(index + 1));
    await reports.setRows('P-1', rows);
    expect(await reports.countsOf('P-1')).toEqual({ exact: 5000 });
  });
});
