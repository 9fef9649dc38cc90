import { describeStore } from './describe-store';
import { march, setup } from './setup-examples';

describeStore('setups', ({ store, rivals }) => {
  it('have a current one from the first insert on', async () => {
    const { setups } = store();
    expect(await setups.current()).toBeNull();
    expect(await setups.insert(setup())).toBe(true);
    expect(await setups.current()).toEqual(setup());
  });

  it('take no second one that is not ended, nor an id twice', async () => {
    const { setups } = store();
    await setups.insert(setup());
    expect(await setups.insert(setup({ id: 'S-2' }))).toBe(false);
    await setups.replace(setup({ revision: 2, endedAt: march(2) }));
    expect(await setups.current()).toBeNull();
    expect(await setups.insert(setup({ step: 'copy' }))).toBe(false);
    expect(await setups.insert(setup({ id: 'S-2' }))).toBe(true);
    expect(await setups.current()).toEqual(setup({ id: 'S-2' }));
  });

  it('keep a transaction whole in which a second one is refused', async () => {
    await store().setups.insert(setup());
    const stored = await store().transaction(async ({ setups }) => {
      const inserted = await setups.insert(setup({ id: 'S-2' }));
      await setups.replace(setup({ revision: 2, paused: true }));
      return inserted;
    });
    expect(stored).toBe(false);
    expect(await store().setups.current()).toEqual(setup({ revision: 2, paused: true }));
  });

  it('end one and begin another in one transaction', async () => {
    await store().setups.insert(setup());
    await store().transaction(async ({ setups }) => {
      await setups.replace(setup({ revision: 2, endedAt: march(2) }));
      await setups.insert(setup({ id: 'S-2' }));
    });
    expect(await store().setups.current()).toEqual(setup({ id: 'S-2' }));
  });

  it('take a revision only in its turn', async () => {
    const { setups } = store();
    await setups.insert(setup());
    expect(await setups.replace(setup({ revision: 3 }))).toBe(false);
    expect(await setups.replace(setup({ id: 'S-2', revision: 2 }))).toBe(false);
    expect(await setups.replace(setup({ revision: 2, step: 'copy' }))).toBe(true);
    expect(await setups.current()).toEqual(setup({ revision: 2, step: 'copy' }));
  });

  it('know the one that was completed last, ended or not', async () => {
    const { setups } = store();
    await setups.insert(setup());
    expect(await setups.completed()).toBeNull();
    const first = setup({ revision: 2, completedAt: march(5) });
    await setups.replace(first);
    expect(await setups.completed()).toEqual(first);
    await setups.replace({ ...first, revision: 3, endedAt: march(6) });
    await setups.insert(setup({ id: 'S-2', startedAt: march(6) }));
    expect(await setups.completed()).toEqual({ ...first, revision: 3, endedAt: march(6) });
    const second = setup({ id: 'S-2', startedAt: march(6), revision: 2, completedAt: march(7) });
    await setups.replace(second);
    expect(await setups.completed()).toEqual(second);
  });

  it('begin once, of 20 who begin at once', async () => {
    const instances = await rivals();
    const begun = Array.from({ length: 20 }, (_, index) =>
      instances[index % 2 ? 0 : 1].setups.insert(setup({ id: `S-${index}` })),
    );
    expect((await Promise.all(begun)).filter(Boolean)).toHaveLength(1);
  });

  it('begin anew once, of 20 who do at once in transactions', async () => {
    const instances = await rivals();
    await store().setups.insert(setup());
    const begun = Array.from({ length: 20 }, (_, index) =>
      instances[index % 2 ? 0 : 1].transaction(async ({ setups }) => {
        const ended = await setups.replace(setup({ revision: 2, endedAt: march(2) }));
        return (await setups.insert(setup({ id: `S-new-${index}` }))) && ended;
      }),
    );
    const won = (await Promise.all(begun)).indexOf(true);
    expect(await store().setups.current()).toEqual(setup({ id: `S-new-${won}` }));
  });

  it('take one of 20 next revisions', async () => {
    const instances = await rivals();
    await store().setups.insert(setup());
    const steps = Array.from({ length: 20 }, (_, index) =>
      instances[index % 2 ? 0 : 1].setups.replace(setup({ revision: 2, touchedAt: march(index + 1) })),
    );
    const answers = await Promise.all(steps);
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect((await store().setups.current())?.touchedAt).toBe(march(answers.indexOf(true) + 1));
  });
});
