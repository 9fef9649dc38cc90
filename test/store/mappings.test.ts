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

  it('finds the mapping of a person and that of a resource at once', async () => {
    const { mappings } = store();
    const [jane, another] = [mapping(), mapping({ objectId: 'a', resourceId: 7 })];
    await mappings.insert(jane);
    await mappings.insert(another);
    const pair = { objectId: jane.objectId.toUpperCase(), resourceId: jane.resourceId };
    expect(await mappings.of(pair)).toEqual({ person: jane, resource: jane });
    expect(await mappings.of({ ...pair, resourceId: 7 })).toEqual({ person: jane, resource: another });
    expect(await mappings.of({ objectId: 'nobody', resourceId: 7 })).toEqual({
      person: null,
      resource: another,
    });
    expect(await mappings.of({ objectId: 'nobody', resourceId: 8 })).toEqual({
      person: null,
      resource: null,
    });
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

  it('gives all mappings', async () => {
    const { mappings } = store();
    const other = mapping({ objectId: 'a', resourceId: 7 });
    await mappings.insert(other);
    await mappings.insert(mapping());
    expect(await mappings.all()).toEqual([mapping(), other]);
  });

  it('finds mappings by the names people had, whatever the case and the alphabet', async () => {
    const { mappings } = store();
    const names = { userPrincipalName: 'ÅSA@example.com', userName: 'Ørsted' };
    const other = mapping({ objectId: 'a', resourceId: 7, ...names });
    await mappings.insert(mapping());
    await mappings.insert(other);
    expect(await mappings.named('åsa@EXAMPLE.com')).toEqual([other]);
    expect(await mappings.named('ørsteD')).toEqual([other]);
    expect(await mappings.named('JOBRIEN')).toEqual([mapping()]);
    expect(await mappings.named('%')).toEqual([]);
  });

  it('takes away the mapping of this person to this resource, and no other', async () => {
    const { mappings } = store();
    const { objectId, resourceId } = mapping();
    await mappings.insert(mapping());
    expect(await mappings.remove({ objectId, resourceId: 7 })).toBe(false);
    expect(await mappings.remove({ objectId: 'a', resourceId })).toBe(false);
    expect(await mappings.remove({ objectId: objectId.toUpperCase(), resourceId })).toBe(true);
    expect(await mappings.remove({ objectId, resourceId })).toBe(false);
    expect(await mappings.insert(mapping())).toBe(true);
  });
});
