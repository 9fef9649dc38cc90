import fc from 'fast-check';
import { candidatesFor, matchResources } from '../../src/mapping/match';
import { obstaclesOfResource } from '../../src/mapping/eligibility';
import { tiers } from '../../src/mapping/evidence';
import type { Resource } from '../../src/mapping/resource';
import { exampleUser, exampleResource, strangerResource } from './examples';

const user = exampleUser();
const byEmail = strangerResource({ id: 1, email: 'jane.doe@contoso.example' });
const byAlias = strangerResource({ id: 2, email: 'jdoe@contoso.example' });
const byUserName = strangerResource({ id: 3, userName: 'jane.doe' });
const byName = strangerResource({ id: 4, firstName: 'Jane', lastName: 'Doe' });

/** Ids of the resources a match is between. */
function idsOf(match: ReturnType<typeof matchResources>): number[] {
  if (match.kind === 'none') return [];
  const candidates = match.kind === 'one' ? [match.candidate] : match.candidates;
  return candidates.map(({ resource }) => resource.id);
}

describe('matching a person to the resources of Autotask', () => {
  it('finds nobody among strangers, and nobody among none', () => {
    expect(matchResources(user, [strangerResource()])).toEqual({ kind: 'none' });
    expect(matchResources(user, [])).toEqual({ kind: 'none' });
  });

  it.each([
    ['the main e-mail before an alias', [byAlias, byEmail], 1],
    ['an alias before the user name', [byUserName, byAlias], 2],
    ['the user name before the name', [byName, byUserName], 3],
    ['the name before nothing', [strangerResource(), byName], 4],
  ])('takes %s', (_, resources, id) => {
    const match = matchResources(user, resources);
    expect(match.kind).toBe('one');
    expect(idsOf(match)).toEqual([id]);
  });

  it('never decides between two of one tier', () => {
    const match = matchResources(user, [{ ...byName, id: 9 }, byName]);
    expect(match.kind).toBe('several');
    expect(idsOf(match)).toEqual([4, 9]);
  });

  it.each([
    ['an inactive one', { isActive: false }],
    ['an API user', { licence: 'API User (system)' }],
  ])('prefers the one who can log in to %s of the same tier', (_, unable) => {
    expect(idsOf(matchResources(user, [{ ...byEmail, id: 8, ...unable }, byEmail]))).toEqual([1]);
  });

  it('does not fall to a weaker tier because the stronger one cannot log in', () => {
    expect(idsOf(matchResources(user, [{ ...byEmail, isActive: false }, byName]))).toEqual([1]);
  });

  it('shows all of a tier when none of it can log in', () => {
    const inactive = [
      { ...byEmail, id: 7, isActive: false },
      { ...byEmail, id: 8, isActive: false },
    ];
    expect(idsOf(matchResources(user, inactive))).toEqual([7, 8]);
  });

  it('counts a resource that Autotask gave twice once', () => {
    expect(matchResources(user, [byEmail, byEmail]).kind).toBe('one');
  });
});

/** Resources that have a little, much or nothing in common with Jane Doe; ids are distinct. */
const resources = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 40 }),
    userName: fc.constantFrom('jane.doe', 'other', ''),
    firstName: fc.constantFrom('Jane', 'JANE', 'Sade'),
    lastName: fc.constantFrom('Doe', 'Dôe', 'Oyelaran'),
    email: fc.constantFrom('jane.doe@contoso.example', 'jdoe@contoso.example', 'x@contoso.example', null),
    email2: fc.constantFrom('jane.doe@contoso.example', null),
    isActive: fc.boolean(),
    licence: fc.constantFrom('Professional', 'API User (system)', null),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);
const asResources = (some: readonly Partial<Resource>[]): Resource[] => some.map(exampleResource);

/** How strong the strongest reason for a resource is: the index of its tier; the number of tiers when there is none. */
function strength(resource: Resource): number {
  const [candidate] = candidatesFor(user, [resource]);
  return candidate ? Math.min(...candidate.evidence.map(({ tier }) => tiers.indexOf(tier))) : tiers.length;
}

describe('whatever Autotask offers', () => {
  it('the order it comes in changes nothing', () => {
    const shuffled = resources.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    fc.assert(
      fc.property(shuffled, ([some, other]) => {
        expect(matchResources(user, asResources(other))).toEqual(matchResources(user, asResources(some)));
      }),
    );
  });

  it('one is chosen only when no equal stands beside it', () => {
    fc.assert(
      fc.property(resources, (some) => {
        const match = matchResources(user, asResources(some));
        const chosen = idsOf(match);
        const equals = asResources(some).filter(
          (resource) => strength(resource) < tiers.length && isBest(resource, asResources(some)),
        );
        expect(new Set(chosen)).toEqual(new Set(equals.map(({ id }) => id)));
        expect(match.kind).toBe(['none', 'one'][equals.length] ?? 'several');
      }),
    );
  });

  it('every candidate has a reason, and the strongest comes first', () => {
    fc.assert(
      fc.property(resources, (some) => {
        const candidates = candidatesFor(user, asResources(some));
        expect(candidates.every(({ evidence }) => evidence.length > 0)).toBe(true);
        const ranks = candidates.map(({ resource }) => strength(resource));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });
});

/** Nobody is stronger; and if anybody just as strong can log in, this one can too. */
function isBest(resource: Resource, all: readonly Resource[]): boolean {
  const mine = strength(resource);
  if (all.some((other) => strength(other) < mine)) return false;
  const someCan = all.some((other) => strength(other) === mine && canLogIn(other));
  return canLogIn(resource) || !someCan;
}

function canLogIn(resource: Resource): boolean {
  return obstaclesOfResource(resource).length === 0;
}
