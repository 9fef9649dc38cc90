import { describeStore } from './describe-store';
import { draft } from './examples';

describeStore('drafts', ({ store }) => {
  it('gives back what was inserted, and nothing for an unknown id', async () => {
    const { drafts } = store();
    await drafts.insert(draft({ who: 'O\'Brien "Jané" \u0000 \u{1f600}' }));
    expect(await drafts.get('D-1')).toEqual(draft({ who: 'O\'Brien "Jané" \u0000 \u{1f600}' }));
    expect(await drafts.get('D-2')).toBeNull();
  });

  it('takes the next revision once', async () => {
    const { drafts } = store();
    await drafts.insert(draft());
    const [ada, ben] = [draft({ revision: 2, objectId: 'ada' }), draft({ revision: 2, objectId: 'ben' })];
    const answers = await Promise.all([drafts.replace(ada), drafts.replace(ben)]);
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await drafts.get('D-1')).toEqual(answers[0] ? ada : ben);
  });

  it('does not take a revision further on, nor one of a draft it does not have', async () => {
    const { drafts } = store();
    await drafts.insert(draft());
    expect(await drafts.replace(draft({ revision: 3 }))).toBe(false);
    expect(await drafts.replace(draft({ id: 'D-2', revision: 2 }))).toBe(false);
    expect(await drafts.get('D-1')).toEqual(draft());
    expect(await drafts.get('D-2')).toBeNull();
  });

  it('removes a draft', async () => {
    const { drafts } = store();
    await drafts.insert(draft());
    await drafts.remove('D-1');
    expect(await drafts.get('D-1')).toBeNull();
  });

  it('removes what is older than a time, and says how many', async () => {
    const { drafts } = store();
    await drafts.insert(draft({ id: 'old', createdAt: '2026-02-28T23:59:59.999Z' }));
    await drafts.insert(draft({ id: 'older', createdAt: '2025-12-31T00:00:00.000Z' }));
    await drafts.insert(draft({ id: 'kept', createdAt: '2026-03-01T00:00:00.000Z' }));
    expect(await drafts.removeOlderThan('2026-03-01T00:00:00.000Z')).toBe(2);
    expect(await drafts.get('old')).toBeNull();
    expect(await drafts.get('kept')).not.toBeNull();
  });
});
