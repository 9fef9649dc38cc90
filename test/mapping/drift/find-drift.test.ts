import fc from 'fast-check';
import { driftKinds } from '../../../src/mapping/drift/drift';
import { findDrift } from '../../../src/mapping/drift/find-drift';
import type { EntraUser } from '../../../src/mapping/entra-user';
import type { Resource } from '../../../src/mapping/resource';
import { exampleRequest, exampleResource, exampleUser, strangerResource } from '../examples';
import { driftInput, driftOf, mappedBy } from './examples';

const janesId = exampleUser().id;
const janesResource = exampleResource().id;
const sadesId = strangerResource().id;
const inField = { kind: 'field', field: 'ssoID', verifiedAt: '2026-11-23T09:00:00.000Z' } as const;
const otherId = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a99';

describe('findDrift', () => {
  it('finds nothing where nothing changed', () => {
    expect(findDrift(driftInput({ uniqueIds: new Map([[janesResource, janesId.toUpperCase()]]) }))).toEqual(
      [],
    );
  });

  it('does not mind what says nothing about who they are', () => {
    const user = { department: 'Sales', jobTitle: null, mail: 'jane@contoso.example' };
    expect(driftOf(user, { title: 'Lead', email: null })).toEqual([]);
  });

  it.each<[string, Partial<EntraUser> | null, Partial<Resource> | null, RegExp, RegExp]>([
    ['user-deleted', null, {}, /^Jane Doe \(jane.doe@contoso.example\) is no longer in Entra ID/, /Unmap/],
    ['user-disabled', { accountEnabled: false }, {}, /account of Jane Doe is disabled/, /Unmap.*enable/],
    ['user-guest', { userType: 'Guest' }, {}, /Jane Doe has become a guest/, /Unmap.*member again/],
    [
      'user-renamed',
      { displayName: 'Jane Miller' },
      {},
      /^Jane Doe \(.*\) is now Jane Miller \(/,
      /Accept.*unmap/,
    ],
    [
      'user-renamed',
      { userPrincipalName: 'jane.miller@contoso.example' },
      {},
      /is now Jane Doe \(jane.miller@contoso.example\)/,
      /Object ID is the same/,
    ],
    ['resource-gone', {}, null, /no longer has the resource Jane Doe \(jane.doe\)/, /Remap.*unmap/],
    ['resource-inactive', {}, { isActive: false }, /\(jane.doe\) is inactive/, /Unmap.*activate/],
    ['resource-renamed', {}, { userName: 'jmiller' }, /is now Jane Doe \(jmiller\)/, /Accept.*unmap/],
    ['resource-renamed', {}, { firstName: 'Ann' }, /is now Ann Doe \(jane.doe\)/, /handed on/],
    ['resource-renamed', {}, { lastName: 'Miller' }, /is now Jane Miller \(jane.doe\)/, /handed on/],
    ['licence-changed', {}, { licence: 'Dashboard User' }, /was Professional and is now Dash/, /Accept/],
  ])('finds %s', (kind, user, resource, sentence, advice) => {
    const found = driftOf(user, resource);
    expect(found).toEqual([
      expect.objectContaining({
        kind,
        key: `${kind}/${janesId}/${janesResource}`,
        objectId: janesId,
        resourceId: janesResource,
        requestId: 'k7m2q9',
        newObjectId: null,
        sentence: expect.stringMatching(sentence) as string,
        advice: expect.stringMatching(advice) as string,
      }),
    ]);
  });

  it('calls people and resources as they are called now, and as they were where they are gone', () => {
    expect(driftOf({ displayName: 'Jane Miller' })).toMatchObject([{ person: 'Jane Miller' }]);
    expect(driftOf(null)).toMatchObject([{ person: 'Jane Doe', resource: 'Jane Doe (jane.doe)' }]);
  });

  it('does not take a licence that Autotask does not name for another one', () => {
    expect(driftOf({}, { licence: null })).toEqual([]);
    const unnamed = mappedBy(exampleRequest({ resource: exampleResource({ licence: null }) }));
    expect(driftOf({}, {}, { mapped: [unnamed] })).toEqual([]);
  });

  it('tells each thing that changed, but nothing of an account that is gone', () => {
    const kindsOf = (found: ReturnType<typeof driftOf>): string[] => found.map(({ kind }) => kind);
    const both = driftOf({ accountEnabled: false, displayName: 'X' }, { isActive: false, licence: 'Team' });
    expect(kindsOf(both)).toEqual(['user-disabled', 'resource-inactive', 'user-renamed', 'licence-changed']);
    expect(kindsOf(driftOf(null, null))).toEqual(['user-deleted', 'resource-gone']);
  });

  it('does not call a guest who was one when mapped a new one', () => {
    const guest = exampleUser({ userType: 'Guest' });
    expect(driftOf(guest, {}, { mapped: [mappedBy(exampleRequest({ user: guest }))] })).toEqual([]);
  });
});

describe('an account that was deleted and created again', () => {
  it.each<[string, Partial<EntraUser>]>([
    ['user principal name', { mail: null, userPrincipalName: 'Jane.Doe@contoso.example' }],
    ['mail', { userPrincipalName: 'jd@contoso.example', mail: 'JANE.DOE@contoso.example' }],
  ])('is known by its %s, and named with its new Object ID', (_, given) => {
    const [found, ...more] = driftOf({ ...given, id: otherId });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'user-recreated', objectId: janesId, newObjectId: otherId });
    expect(found?.sentence).toContain('another Object ID');
    expect(found?.advice).toContain('Remap');
  });

  it('is another finding when it is created once more', () => {
    const [once] = driftOf({ id: otherId });
    const [again] = driftOf({ id: otherId.replace(/9$/, '8') });
    expect(again?.key).toBe(once?.key);
    expect(again?.fingerprint).not.toBe(once?.fingerprint);
  });

  it('is not known by an address of somebody else', () => {
    const found = driftOf({ id: otherId, userPrincipalName: 'x@contoso.example', mail: 'y@contoso.example' });
    expect(found).toMatchObject([{ kind: 'user-deleted' }]);
  });
});

describe('the Unique IDs in Autotask', () => {
  const mapped = [mappedBy(exampleRequest({ publication: inField }))];

  it('are found to differ where the field was changed or emptied', () => {
    const [changed] = driftOf({}, {}, { mapped, uniqueIds: new Map([[janesResource, otherId]]) });
    const [emptied] = driftOf({}, {}, { mapped, uniqueIds: new Map([[janesResource, ' ']]) });
    expect(changed).toMatchObject({ kind: 'field-differs' });
    expect(changed?.sentence).toContain(otherId);
    expect(emptied).toMatchObject({ kind: 'field-differs' });
    expect(emptied?.sentence).toContain('empty');
    expect(changed?.fingerprint).not.toBe(emptied?.fingerprint);
  });

  it('are not compared where the resource is gone, or was not told of', () => {
    expect(driftOf({}, {}, { mapped, uniqueIds: new Map() })).toEqual([]);
    const gone = driftOf({}, null, { mapped, uniqueIds: new Map([[janesResource, '']]) });
    expect(gone.map(({ kind }) => kind)).toEqual(['resource-gone']);
  });

  it('are not compared where the ID was pasted by hand, which no field shows', () => {
    expect(driftOf({}, {}, { uniqueIds: new Map([[janesResource, '']]) })).toEqual([]);
  });

  it('are found on a second resource, whatever the case, and named three at most', () => {
    const others = [4, 3, 2, 1].map((id) => strangerResource({ id: sadesId + id, userName: `u${id}` }));
    const uniqueIds = new Map(
      [janesResource, ...others.map(({ id }) => id)].map((id) => [id, janesId.toUpperCase()]),
    );
    const [found, ...more] = driftOf({}, {}, { resources: [exampleResource(), ...others], uniqueIds });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'id-on-two-resources' });
    expect(found?.sentence).toMatch(/\(u1\), .*\(u2\), .*\(u3\) and 1 more\.$/);
  });

  it('are told by id where the resource that holds one is not known', () => {
    const uniqueIds = new Map([
      [janesResource, janesId],
      [7, janesId],
    ]);
    expect(driftOf({}, {}, { uniqueIds })[0]?.sentence).toContain('resource 7.');
    expect(driftOf(null, {}, { uniqueIds })[0]?.sentence).toContain('Object ID of Jane Doe');
  });
});

describe('a paste that is overdue', () => {
  const approvedAt = '2026-10-01T03:00:00.000Z';
  const since = (changedAt: string): ReturnType<typeof exampleRequest> =>
    exampleRequest({
      state: 'awaiting_paste',
      changedAt,
      decision: { verdict: 'approved', by: exampleRequest().requester, at: approvedAt, comment: null },
    });
  const drift = (request: ReturnType<typeof exampleRequest>): ReturnType<typeof findDrift> =>
    findDrift(driftInput({ mapped: [], awaiting: [request] }));

  it('is told so many days after it began to wait, however long ago it was approved', () => {
    expect(drift(since('2026-11-24T03:00:00.000Z'))).toEqual([]);
    const [found] = drift(since('2026-11-24T02:59:59.000Z'));
    expect(found).toMatchObject({ kind: 'paste-overdue', key: `paste-overdue/${janesId}/${janesResource}` });
    expect(found?.sentence).toMatch(/^For 7 days .* waited to be pasted into Jane Doe \(jane.doe\)\.$/);
    expect(found?.advice).toContain('cancel k7m2q9');
  });

  it('names the ticket, and says whether to paste or to clear', () => {
    const publication = {
      kind: 'ticket',
      ticketId: 1,
      ticketNumber: 'T20261123.0001',
      ticketUrl: 'https://ww4.autotask.example/1',
      itemId: 2,
      completion: null,
    } as const;
    const [found] = drift({ ...since('2026-11-20T03:00:00.000Z'), purpose: 'unmap', publication });
    expect(found?.sentence).toContain('cleared from Jane Doe (jane.doe) (ticket T20261123.0001)');
  });
});

describe('the fingerprint of a finding', () => {
  it('changes with what is found', () => {
    const [first] = driftOf({ displayName: 'Jane Miller' });
    const [second] = driftOf({ displayName: 'Jane Smith' });
    expect(second?.key).toBe(first?.key);
    expect(second?.fingerprint).not.toBe(first?.fingerprint);
  });

  it('is another one for a later mapping of the same two', () => {
    const [first] = driftOf({ accountEnabled: false });
    const later = { mapped: [mappedBy(exampleRequest({ id: 'another' }))] };
    const [second] = driftOf({ accountEnabled: false }, {}, later);
    expect(second?.fingerprint).not.toBe(first?.fingerprint);
  });
});

describe('the order of findings', () => {
  /** Four people, each with another thing that happened to them. */
  const company = ['Ann', 'Bea', 'Cem', 'Dan'].map((name, at) => {
    const user = exampleUser({
      id: `${otherId.slice(0, -1)}${at}`,
      displayName: name,
      userPrincipalName: `${name}@x.example`,
      mail: null,
    });
    const resource = exampleResource({ id: at, userName: name });
    return { user, resource, mapped: mappedBy(exampleRequest({ id: `r${at}`, user, resource })) };
  });
  const changes: Partial<EntraUser>[] = [
    { displayName: 'Renamed' },
    { accountEnabled: false },
    { accountEnabled: false },
    { userType: 'Guest' },
  ];
  const input = driftInput({
    mapped: company.map(({ mapped }) => mapped),
    users: company.map(({ user }, at) => ({ ...user, ...changes[at] })),
    resources: company.map(({ resource }) => resource),
  });

  it('is by severity, then by name', () => {
    const names = findDrift(input).map(({ kind, person }) => [kind, person]);
    expect(names).toEqual([
      ['user-disabled', 'Bea'],
      ['user-disabled', 'Cem'],
      ['user-guest', 'Dan'],
      ['user-renamed', 'Renamed'],
    ]);
  });

  it('does not depend on the order of what was read', () => {
    const sortedOut = findDrift(input);
    const shuffled = <T>(all: readonly T[]): fc.Arbitrary<T[]> =>
      fc.shuffledSubarray([...all], { minLength: all.length });
    fc.assert(
      fc.property(
        shuffled(input.mapped),
        shuffled(input.users),
        shuffled(input.resources),
        (mapped, users, resources) => {
          expect(findDrift({ ...input, mapped, users, resources })).toEqual(sortedOut);
        },
      ),
    );
  });

  it('knows every kind of finding, once each in a company where everything happened', () => {
    const gone = company.slice(0, 2);
    const found = findDrift({
      ...input,
      users: [
        ...company.slice(2).map(({ user }) => user),
        { ...(gone[0]?.user ?? exampleUser()), id: otherId },
        ...[changes[0], changes[1], changes[3]].map((change, at) => exampleUser({ id: `u${at}`, ...change })),
      ],
      resources: [
        exampleResource({ id: 0, userName: 'Ann', licence: 'Team' }),
        exampleResource({ id: 1, userName: 'Bea', isActive: false }),
        exampleResource({ id: 2, userName: 'Another' }),
        ...[10, 11, 12].map((id) => exampleResource({ id })),
      ],
      mapped: [
        ...company.map(({ mapped }) => mapped),
        ...[0, 1, 2].map((at) =>
          mappedBy(
            exampleRequest({
              user: exampleUser({ id: `u${at}` }),
              resource: exampleResource({ id: 10 + at }),
              publication: inField,
            }),
          ),
        ),
      ],
      awaiting: [exampleRequest({ state: 'awaiting_paste' })],
      uniqueIds: new Map([
        [10, 'u0'],
        [11, 'u0'],
      ]),
      pasteDays: 1,
    });
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(driftKinds));
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  });
});
