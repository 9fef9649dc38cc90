import { describeStore } from './describe-store';
import { mapping } from './examples';

describeStore('mappings', ({ store }) => {
  it('finds a mapping by person and by resource', async () => {
    const { mappings } = store();
    expect(await mappings.insert(mapping())).toBe(true);
    expect(await mappings.byObjectId(mapping().objectId.toUpperCase())).toEqual(mapping());
    expect(await mappings.byResourceId(mapping().resourceId)).toEqual(mapping());
    expect(await mappings.byObjectId('nobody')).toBeNull();
    expect(await mappings.byResourceId(7)).toBeNull();
  });

  it('maps a person once and a resource once', async () => {
    const { mappings } = store();
    await mappings.insert(mapping());
    expect(await mappings.insert(mapping({ resourceId: 7 }))).toBe(false);
    expect(await mappings.insert(mapping({ objectId: 'somebody else' }))).toBe(false);
    expect(await mappings.byResourceId(7)).toBeNull();
    expect(await mappings.byObjectId('somebody else')).toBeNull();
  });

  it('keeps resource ids beyond 32 bits as numbers', async () => {
    const { mappings } = store();
    await mappings.insert(mapping({ resourceId: 9_007_199_254_740_991 }));
    expect(await mappings.byObjectId(mapping().objectId)).toMatchObject({
      resourceId: 9_007_199_254_740_991,
    });
  });
});
