import { planAll } from '../../../src/mapping/plan/plan-all';
import type { PlanInput, PlanRow } from '../../../src/mapping/plan/plan';
import { inputOf, mappingOf, objectId, onlyRow, person, resource, resourceOf, rowOf } from './company';

const jane = person(1, { givenName: 'Jane', surname: 'Doe' });
const janesResource = resourceOf(jane, 11);

/** The row for Jane's resource, in a company of Jane and her resource but for what is given. */
function janesRow(given: Partial<PlanInput> = {}): PlanRow {
  return rowOf(planAll(inputOf({ users: [jane], resources: [janesResource], ...given })), janesResource);
}

describe('a resource with one person', () => {
  it('is exact by the primary address when nothing is to be warned of', () => {
    const row = janesRow();
    expect(row).toMatchObject({ position: 1, verdict: 'exact', user: { id: jane.id }, warnings: [] });
    expect(row.evidence[0]?.tier).toBe('primary-email');
    expect(row).toMatchObject({ obstacles: [], candidates: [], line: null, problem: null });
  });

  it.each([
    ['an alias', { proxyAddresses: ['smtp:jd@contoso.example'] }, { email: 'jd@contoso.example' }],
    ['a further e-mail', {}, { email: null, email2: 'person1@contoso.example' }],
    ['the user name', {}, { email: null, userName: 'person1' }],
  ])('is likely by %s', (_, user, given) => {
    const users = [{ ...jane, ...user }];
    const resources = [resourceOf(jane, 11, { userName: 'other', ...given })];
    expect(janesRow({ users, resources })).toMatchObject({ verdict: 'likely', user: { id: jane.id } });
  });

  it('is likely by the name alone, accents aside, and says so', () => {
    const resources = [resource(11, { firstName: 'JANE', lastName: 'Dôe' })];
    const row = janesRow({ resources });
    expect(row.verdict).toBe('likely');
    expect(row.warnings.join(' ')).toContain('Only the name matches');
  });

  it('is likely when the names differ, and says so', () => {
    const row = janesRow({ resources: [{ ...janesResource, lastName: 'Miller' }] });
    expect(row.verdict).toBe('likely');
    expect(row.warnings.join(' ')).toContain('The names differ');
  });

  it('is likely when another resource resembles the person, as `map` warns too', () => {
    const namesake = resource(12, { firstName: 'Jane', lastName: 'Doe', userName: 'jane2' });
    const row = janesRow({ resources: [namesake, janesResource] });
    expect(row.verdict).toBe('likely');
    expect(row.warnings.join(' ')).toContain('jane2');
  });

  it('is theirs although a person of a weaker tier fits too', () => {
    expect(janesRow({ users: [person(2, { givenName: 'Jane', surname: 'Doe' }), jane] })).toMatchObject({
      verdict: 'exact',
      user: { id: jane.id },
    });
  });
});

describe('a resource with nobody', () => {
  it('is none', () => {
    expect(janesRow({ users: [person(2)] })).toMatchObject({ verdict: 'none', user: null, warnings: [] });
    expect(janesRow({ users: [] }).verdict).toBe('none');
  });

  it('is none when the only one who resembles it fits another resource better, and says which', () => {
    const second = resource(12, { firstName: 'Jane', lastName: 'Doe', userName: 'jane-admin' });
    const rows = planAll(inputOf({ users: [jane], resources: [janesResource, second] }));
    expect(rowOf(rows, second)).toMatchObject({ verdict: 'none', user: null, candidates: [] });
    expect(rowOf(rows, second).warnings).toEqual([
      'Jane Doe resembles this resource, but fits Jane Doe (person1) better. If this is the right one, use: map <who> to jane-admin.',
    ]);
  });
});

describe('a resource with several people', () => {
  const twin = person(2, { givenName: 'Jane', surname: 'Doe', mail: jane.mail });

  it('is ambiguous, with the people to choose from and their reasons', () => {
    const row = janesRow({ users: [twin, jane] });
    expect(row).toMatchObject({ verdict: 'ambiguous', user: null, evidence: [] });
    expect(row.candidates.map(({ user }) => user.id)).toEqual([jane.id, twin.id]);
    expect(row.candidates[0]?.evidence[0]?.tier).toBe('primary-email');
    expect(row.warnings.join(' ')).toContain('Several people fit this resource');
  });

  it.each([
    ['a disabled account', { accountEnabled: false }],
    ['a guest', { userType: 'Guest' }],
  ])('is for the one who can sign in when the other is %s', (_, unable) => {
    expect(janesRow({ users: [{ ...twin, ...unable }, jane] })).toMatchObject({
      verdict: 'exact',
      user: { id: jane.id },
    });
  });

  it('offers only people who have no resource yet, and is refused when all of them have one', () => {
    const elsewhere = resource(12, { userName: 'elsewhere' });
    const company = { users: [jane, twin], resources: [janesResource, elsewhere] };
    const one = janesRow({ ...company, mappings: [mappingOf(twin, elsewhere)] });
    expect(one.verdict).toBe('ambiguous');
    expect(one.candidates.map(({ user }) => user.id)).toEqual([jane.id]);
    const third = resource(13);
    const none = janesRow({ ...company, mappings: [mappingOf(twin, elsewhere), mappingOf(jane, third)] });
    expect(none.verdict).toBe('refused');
    expect(none.obstacles.map(({ code }) => code)).toEqual(['object-id-taken', 'object-id-taken']);
  });

  it('offers ten of a thousand', () => {
    const users = Array.from({ length: 1_000 }, (_, index) => ({ ...twin, id: objectId(100 + index) }));
    const row = janesRow({ users });
    expect(row.candidates.map(({ user }) => user.id)).toEqual(
      Array.from({ length: 10 }, (_, index) => objectId(100 + index)),
    );
    expect(row.warnings.join(' ')).toContain('and others');
  });

  it('finds the one who can sign in among a thousand who cannot', () => {
    const users = Array.from({ length: 1_000 }, (_, index) => ({
      ...twin,
      id: objectId(100 + index),
      accountEnabled: false,
    }));
    const able = { ...twin, id: objectId(9_999) };
    expect(janesRow({ users: [...users, able] })).toMatchObject({ verdict: 'exact', user: { id: able.id } });
  });
});

describe('a person who fits several resources', () => {
  const second = resource(12, { email: jane.mail, userName: 'second', firstName: 'Jane', lastName: 'Doe' });

  it('makes both ambiguous', () => {
    const rows = planAll(inputOf({ users: [jane], resources: [janesResource, second] }));
    for (const row of rows) {
      expect(row).toMatchObject({ verdict: 'ambiguous', user: null });
      expect(row.candidates.map(({ user }) => user.id)).toEqual([jane.id]);
    }
    expect(rowOf(rows, second).warnings.join(' ')).toContain('Jane Doe also fits Jane Doe (person1).');
  });

  it.each([
    ['inactive', { isActive: false }],
    ['an API user', { licence: 'API User (system)' }],
  ])('gets the other one when one is %s', (_, unable) => {
    const rows = planAll(inputOf({ users: [jane], resources: [janesResource, { ...second, ...unable }] }));
    expect(rowOf(rows, janesResource)).toMatchObject({ verdict: 'likely', user: { id: jane.id } });
    expect(rowOf(rows, second).verdict).toBe('refused');
  });

  it('leaves the choice to somebody when only an API user fits better, as `map` would stop there', () => {
    const service = { ...second, licence: 'API User (system)' };
    const weaker = resource(11, { userName: 'person1' });
    const row = janesRow({ resources: [service, weaker] });
    expect(row.verdict).toBe('ambiguous');
    expect(row.candidates.map(({ user }) => user.id)).toEqual([jane.id]);
  });

  it("leaves the choice to somebody when the better one is somebody else's", () => {
    const shared = person(2, { otherMails: ['desk@contoso.example'] });
    const desk = resourceOf(person(3), 13, { email: 'desk@contoso.example' });
    const owner = person(3, { mail: 'desk@contoso.example' });
    const own = resource(11, { userName: 'person2' });
    const input = inputOf({ users: [shared, owner], resources: [desk, own] });
    const rows = planAll(input);
    expect(rowOf(rows, desk)).toMatchObject({ verdict: 'exact', user: { id: owner.id } });
    expect(rowOf(rows, own)).toMatchObject({
      verdict: 'ambiguous',
      candidates: [{ user: { id: shared.id } }],
    });
    const held = planAll({ ...input, users: [shared, person(4)], mappings: [mappingOf(person(4), desk)] });
    expect(rowOf(held, own).verdict).toBe('ambiguous');
  });
});

describe('what may not be mapped', () => {
  it('is refused for an API user', () => {
    const row = janesRow({ resources: [{ ...janesResource, licence: 'API User (system)' }] });
    expect(row).toMatchObject({ verdict: 'refused', obstacles: [{ code: 'resource-is-api-user' }] });
  });

  it.each([
    ['a disabled account', { accountEnabled: false }, 'user-disabled'],
    ['a guest', { userType: 'Guest' }, 'user-is-guest'],
  ])('is refused for %s that is alone, and shows whose', (_, unable, code) => {
    const row = janesRow({ users: [{ ...jane, ...unable }] });
    expect(row).toMatchObject({ verdict: 'refused', user: { id: jane.id }, obstacles: [{ code }] });
  });

  it('is refused for several who all cannot sign in, with every reason', () => {
    const guest = person(2, { mail: jane.mail, userType: 'Guest' });
    const row = janesRow({ users: [{ ...jane, accountEnabled: false }, guest] });
    expect(row).toMatchObject({ verdict: 'refused', user: null, candidates: [] });
    expect(row.obstacles.map(({ code }) => code)).toEqual(['user-disabled', 'user-is-guest']);
  });

  it('does not fall to a weaker tier because the stronger one cannot sign in', () => {
    const users = [{ ...jane, accountEnabled: false }, person(2, { givenName: 'Jane', surname: 'Doe' })];
    expect(janesRow({ users })).toMatchObject({ verdict: 'refused', user: { id: jane.id } });
  });
});

describe('what is mapped or asked for already', () => {
  it('is already mapped to the same person, in whatever case the Object ID was kept', () => {
    const mapping = { ...mappingOf(jane, janesResource), objectId: jane.id.toUpperCase() };
    expect(janesRow({ mappings: [mapping] })).toMatchObject({
      verdict: 'already-mapped',
      user: { id: jane.id },
      evidence: [{ tier: 'primary-email' }, { tier: 'user-name' }, { tier: 'name' }],
      obstacles: [{ code: 'already-mapped', userName: 'person1' }],
    });
  });

  it('stays mapped to whom somebody chose by hand, and to somebody who is gone', () => {
    const stranger = person(7);
    const mappings = [mappingOf(stranger, janesResource)];
    expect(janesRow({ users: [stranger], mappings })).toMatchObject({
      verdict: 'already-mapped',
      user: { id: stranger.id },
    });
    expect(janesRow({ users: [], mappings })).toMatchObject({ verdict: 'already-mapped', user: null });
  });

  it('stays mapped to one of several who fit alike', () => {
    const twin = person(2, { mail: jane.mail });
    const mappings = [mappingOf(twin, janesResource)];
    expect(janesRow({ users: [jane, twin], mappings })).toMatchObject({
      verdict: 'already-mapped',
      user: { id: twin.id },
    });
    const disabled = { ...twin, accountEnabled: false };
    expect(janesRow({ users: [jane, disabled], mappings }).verdict).toBe('already-mapped');
  });

  it('is refused where another has the resource than the one who fits it', () => {
    const holder = person(7);
    const row = janesRow({ users: [jane, holder], mappings: [mappingOf(holder, janesResource)] });
    expect(row).toMatchObject({
      verdict: 'refused',
      user: { id: jane.id },
      obstacles: [{ code: 'resource-taken', holder: 'person7@contoso.example' }],
    });
  });

  it('is refused where the person has another resource', () => {
    const row = janesRow({ mappings: [mappingOf(jane, resource(99))] });
    expect(row).toMatchObject({
      verdict: 'refused',
      user: { id: jane.id },
      obstacles: [{ code: 'object-id-taken', holder: 'resource99' }],
    });
  });

  it.each([
    ['resource', { objectId: objectId(7), resourceId: 11 }, null],
    ['person', { objectId: objectId(1).toUpperCase(), resourceId: 99 }, jane.id],
    ['pair', { objectId: objectId(1), resourceId: 11 }, jane.id],
  ])('is refused while a request for the %s is open', (_, pair, userId) => {
    const open = [{ requestId: 'k7m2q9', state: 'awaiting_paste', requester: 'Amira', ...pair } as const];
    const row = janesRow({ open });
    expect(row.verdict).toBe('refused');
    expect(row.user?.id ?? null).toBe(userId);
    expect(row.obstacles).toEqual([
      {
        code: 'request-open',
        requestId: 'k7m2q9',
        state: 'waiting for the paste',
        requester: 'Amira',
        cancellable: true,
      },
    ]);
  });
});

describe('the rows', () => {
  it('are in the order of last name, first name and id, however they are written, each resource once', () => {
    const resources = [
      resource(5, { lastName: 'Zeta', firstName: 'A' }),
      resource(4, { lastName: 'alpha', firstName: 'B' }),
      resource(3, { lastName: 'Älpha', firstName: 'A' }),
      resource(2, { lastName: 'Alpha', firstName: 'b' }),
      resource(2, { lastName: 'Alpha', firstName: 'b' }),
    ];
    const rows = planAll(inputOf({ resources }));
    expect(rows.map((row) => [row.position, row.resource?.id])).toEqual([
      [1, 3],
      [2, 2],
      [3, 4],
      [4, 5],
    ]);
  });

  it('are none for an empty company', () => {
    expect(planAll(inputOf({}))).toEqual([]);
  });

  it('stand apart for people and resources without names and addresses', () => {
    const bare = { givenName: null, surname: null, mail: null, mailNickname: null };
    const empty = { firstName: '', lastName: '', userName: '', email: '', email2: ' ', email3: null };
    const users = [{ ...person(1), ...bare, displayName: '' }];
    expect(onlyRow(planAll(inputOf({ users, resources: [resource(11, empty)] }))).verdict).toBe('none');
  });
});
