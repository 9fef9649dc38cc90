import type { EntraUser } from '../../../src/mapping/entra-user';
import { planFile } from '../../../src/mapping/plan/plan-file';
import type { PlanInput, PlanRow } from '../../../src/mapping/plan/plan';
import type { Resource } from '../../../src/mapping/resource';
import { inputOf, mappingOf, objectId, onlyRow, person, resource, resourceOf } from './company';

const jose = person(1, {
  givenName: 'José',
  surname: 'Núñez',
  userPrincipalName: 'jose.upn@contoso.example',
  mail: 'jose.mail@contoso.example',
  mailNickname: 'josé',
  proxyAddresses: ['smtp:jn@contoso.example'],
  otherMails: ['jose@home.example'],
});
const josesResource = resourceOf(jose, 11, {
  userName: 'jnúñez',
  email2: 'second@contoso.example',
  email3: 'third@contoso.example',
});
const omar = person(2);
const omarsResource = resourceOf(omar, 12);
const company = { users: [jose, omar], resources: [josesResource, omarsResource] };

/** Plans a file of `user,resource` lines, the first of them line 2. */
function planned(pairs: readonly (readonly [string, string])[], given: Partial<PlanInput> = {}): PlanRow[] {
  const lines = pairs.map(([user, resourceText], index) => ({
    number: index + 2,
    user,
    resource: resourceText,
  }));
  return planFile(inputOf({ ...company, ...given }), lines);
}

/** Plans a file of one line. */
function plannedLine(user: string, resourceText: string, given: Partial<PlanInput> = {}): PlanRow {
  return onlyRow(planned([[user, resourceText]], given));
}

describe('naming people and resources in a file', () => {
  it.each([
    ['the user principal name', 'JOSE.UPN@contoso.example'],
    ['the mail address', 'jose.mail@contoso.example'],
    ['a proxy address', 'jn@contoso.example'],
    ['another mail', 'jose@home.example'],
    ['the nickname', 'JOSÉ'],
    ['the nickname without its accent', 'jose'],
    ['the user principal name without its domain', 'jose.upn'],
    ['the display name', 'jose nunez'],
    ['the Object ID', jose.id.toUpperCase()],
    ['the Object ID in braces', `{${jose.id}}`],
  ])('finds a person by %s', (_, text) => {
    expect(plannedLine(text, '11')).toMatchObject({ verdict: 'exact', user: { id: jose.id }, problem: null });
  });

  it.each([
    ['the id', '11'],
    ['the user name', ' JNúñez '],
    ['the user name without its accents', 'jnunez'],
    ['the e-mail', 'Jose.Mail@contoso.example'],
    ['the second e-mail', 'second@contoso.example'],
    ['the third e-mail', 'third@contoso.example'],
  ])('finds a resource by %s', (_, text) => {
    expect(plannedLine('josé', text)).toMatchObject({ verdict: 'exact', resource: { id: 11 } });
  });

  it('prefers the spelling that was written to another one', () => {
    const plain = person(3, { mailNickname: 'jose' });
    expect(plannedLine('jose', '12', { users: [jose, plain] }).user?.id).toBe(plain.id);
    expect(plannedLine('josé', '12', { users: [jose, plain] }).user?.id).toBe(jose.id);
  });

  it('means the resource that can log in where an API user has the same e-mail', () => {
    const service = { ...josesResource, id: 13, userName: 'api', licence: 'API User (system)' };
    const row = plannedLine('josé', 'second@contoso.example', { resources: [service, josesResource] });
    expect(row.resource?.id).toBe(11);
  });
});

describe('a good line', () => {
  it('keeps where it came from', () => {
    expect(plannedLine('josé', '11')).toMatchObject({
      position: 1,
      line: { number: 2, user: 'josé', resource: '11' },
      candidates: [],
      obstacles: [],
    });
  });

  it('is chosen where something weaker speaks for it, or something is to be warned of', () => {
    const byUserName = resource(13, { firstName: 'Jose', lastName: 'Nunez', userName: 'jose.upn' });
    expect(plannedLine('josé', '13', { resources: [byUserName] }).verdict).toBe('chosen');
    const renamed = { ...josesResource, lastName: 'Miller' };
    expect(plannedLine('josé', '11', { resources: [renamed] }).verdict).toBe('chosen');
  });

  it('is likely where only the name speaks for it, and says so', () => {
    const byName = resource(13, { firstName: 'Jose', lastName: 'Nunez' });
    expect(plannedLine('josé', '13', { resources: [byName] })).toMatchObject({
      verdict: 'likely',
      warnings: [expect.stringContaining('Only the name matches') as string],
    });
  });

  it('is likely where nothing speaks for it, and says so', () => {
    expect(plannedLine('josé', '12')).toMatchObject({
      verdict: 'likely',
      warnings: [
        expect.stringContaining('Nothing matches') as string,
        expect.stringContaining('another similar resource: José Núñez (jnúñez)') as string,
      ],
    });
  });
});

describe('a line that names nobody or nothing', () => {
  it.each<[string, string, string, Partial<PlanRow>, string[]]>([
    [
      'an unknown person',
      'nobody@x.example',
      '12',
      { resource: omarsResource },
      ['Entra ID has nobody', '"nobody@x.example"'],
    ],
    ['an unknown Object ID', objectId(404), '12', {}, [`"${objectId(404)}"`]],
    ['an unknown resource', 'josé', 'ghost', { user: jose }, ['no active resource', '"ghost"']],
    ['neither', 'nobody', 'ghost', {}, ['"nobody"', '"ghost"']],
    ['a long text', 'x'.repeat(300), '12', {}, [`"${'x'.repeat(80)}…"`]],
  ])('says so of %s', (_, user, resourceText, known, words) => {
    const row = plannedLine(user, resourceText);
    expect(row).toMatchObject({ verdict: 'none', evidence: [], ...known });
    for (const word of words) expect(row.problem).toContain(word);
  });

  it('names the resources where several are meant', () => {
    const second = { ...resource(13), email: 'second@contoso.example' };
    const row = plannedLine('josé', 'second@contoso.example', { resources: [josesResource, second] });
    expect(row).toMatchObject({ verdict: 'none', resource: null, user: { id: jose.id }, candidates: [] });
    expect(row.problem).toBe(
      '"second@contoso.example" may mean several active resources: José Núñez (jnúñez), First13 Last13 (resource13). Write the user name or the id.',
    );
  });
});

describe('a line that may mean several people', () => {
  const namesake = person(3, { displayName: 'JOSE NUNEZ' });
  const users = [namesake, jose];

  it('offers them, those first for whom something speaks', () => {
    const row = plannedLine('José Núñez', '11', { users });
    expect(row).toMatchObject({ verdict: 'ambiguous', user: null, resource: { id: 11 } });
    expect(row.candidates.map(({ user }) => user.id)).toEqual([jose.id, namesake.id]);
    expect(row.problem).toBe(
      '"José Núñez" may mean several people: jose.upn@contoso.example, person3@contoso.example. Choose one, or write the user principal name.',
    );
  });

  it('offers only those who can have the resource', () => {
    const row = plannedLine('José Núñez', '11', { users: [{ ...namesake, userType: 'Guest' }, jose] });
    expect(row.candidates.map(({ user }) => user.id)).toEqual([jose.id]);
  });

  it('is refused when none of them can', () => {
    const disabled = users.map((user) => ({ ...user, accountEnabled: false }));
    const row = plannedLine('José Núñez', '11', { users: disabled });
    expect(row).toMatchObject({ verdict: 'refused', candidates: [] });
    expect(row.obstacles.map(({ code }) => code)).toEqual(['user-disabled', 'user-disabled']);
    expect(row.problem).toContain('None of them can have it.');
  });

  it('is none when the resource is unknown as well, and says both', () => {
    const row = plannedLine('José Núñez', 'ghost', { users });
    expect(row).toMatchObject({ verdict: 'none', user: null, resource: null });
    expect(row.problem).toMatch(/may mean several people.*no active resource/);
  });
});

describe('a line that may not be mapped', () => {
  const refusals: [string, string, Partial<EntraUser>, Partial<Resource>, string][] = [
    ['a guest', 'user-is-guest', { userType: 'Guest' }, {}, 'is a guest in Entra ID'],
    ['a disabled account', 'user-disabled', { accountEnabled: false }, {}, 'is disabled'],
    ['an API user', 'resource-is-api-user', {}, { licence: 'API User (system)' }, 'is an API user'],
    ['an inactive resource', 'resource-inactive', {}, { isActive: false }, 'is inactive'],
  ];
  it.each(refusals)('is refused for %s, with the reason and the way out', (_, code, user, given, words) => {
    const row = plannedLine(jose.id, '11', {
      users: [{ ...jose, ...user }],
      resources: [{ ...josesResource, ...given }],
    });
    expect(row).toMatchObject({ verdict: 'refused', user: { id: jose.id }, obstacles: [{ code }] });
    expect(row.problem).toContain(words);
  });

  it('is already mapped when it is', () => {
    const row = plannedLine('josé', '11', { mappings: [mappingOf(jose, josesResource)] });
    expect(row).toMatchObject({ verdict: 'already-mapped', obstacles: [{ code: 'already-mapped' }] });
    expect(row.problem).toContain('already mapped to the Autotask resource jnúñez');
  });

  it('is refused while the person or the resource is taken', () => {
    const mappings = [mappingOf(jose, omarsResource), mappingOf(omar, josesResource)];
    const row = plannedLine('josé', '11', { mappings });
    expect(row.verdict).toBe('refused');
    expect(row.obstacles.map(({ code }) => code)).toEqual(['object-id-taken', 'resource-taken']);
  });

  it.each([
    ['the person', { objectId: jose.id, resourceId: 99 }],
    ['the resource', { objectId: objectId(99), resourceId: 11 }],
  ])('is refused while a request for %s is open', (_, pair) => {
    const open = [{ requestId: 'k7m2q9', state: 'pending', requester: 'Amira', ...pair } as const];
    expect(plannedLine('josé', '11', { open })).toMatchObject({
      verdict: 'refused',
      problem: expect.stringContaining('status k7m2q9') as string,
    });
  });
});

describe('lines that give something away twice', () => {
  it('count once', () => {
    const [first, second] = planned([
      ['josé', '11'],
      ['jn@contoso.example', 'jnunez'],
    ]);
    expect(first?.verdict).toBe('exact');
    expect(second).toMatchObject({
      verdict: 'refused',
      problem: 'This is the same pair as in line 2, which counts.',
    });
  });

  it.each([
    ['the person', ['josé', '12'], 'Line 2 gives José Núñez another resource already'],
    [
      'the resource',
      ['person2', '11'],
      'Line 2 gives the resource José Núñez (jnúñez) to another person already',
    ],
  ] as const)('are refused for %s', (_, second, words) => {
    const rows = planned([['josé', '11'], second, ['person2', '12']]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['exact', 'refused', 'exact']);
    expect(rows[1]?.problem).toContain(words);
  });

  it('count although an earlier line with the same person came to nothing', () => {
    const rows = planned([
      ['josé', 'ghost'],
      ['nobody', '11'],
      ['josé', '11'],
    ]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['none', 'none', 'exact']);
  });

  it('leave a resource alone for which somebody has yet to be chosen, before and after', () => {
    const users = [jose, person(3, { displayName: 'José Núñez' }), omar];
    const rows = planned(
      [
        ['José Núñez', '11'],
        ['person2', '11'],
        ['person2', '12'],
        ['José Núñez', '12'],
      ],
      { users },
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual(['ambiguous', 'refused', 'exact', 'refused']);
  });
});

describe('a file of 20,000 lines', () => {
  it('gives each bad line its own sentence, and the good ones go on', () => {
    const pairs = Array.from({ length: 20_000 }, (_, index): readonly [string, string] =>
      index === 19_999 ? ['josé', '11'] : [`nobody-${index}`, '12'],
    );
    const rows = planned(pairs);
    const problems = rows.slice(0, -1).map(({ problem }) => problem);
    expect(new Set(problems).size).toBe(19_999);
    expect(problems[4_711]).toContain('"nobody-4711"');
    expect(rows.at(-1)).toMatchObject({ position: 20_000, verdict: 'exact', line: { number: 20_001 } });
  });
});
