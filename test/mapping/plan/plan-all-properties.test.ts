import fc from 'fast-check';
import { obstaclesOfResource, obstaclesOfUser } from '../../../src/mapping/eligibility';
import type { EntraUser } from '../../../src/mapping/entra-user';
import { evidenceFor, tiers } from '../../../src/mapping/evidence';
import { matchResources } from '../../../src/mapping/match';
import { planAll } from '../../../src/mapping/plan/plan-all';
import type { PlanInput, PlanRow } from '../../../src/mapping/plan/plan';
import type { Resource } from '../../../src/mapping/resource';
import { inputOf, mappingOf, objectId, person, resource } from './company';

// Few values, so that people and resources share addresses, user names and names in every combination.
const address = fc.constantFrom('a@x.example', 'b@x.example', 'C@x.example', 'c@x.example', 'd@x.example');
const account = fc.constantFrom('ann', 'Ann', 'bob', 'cem', 'd@x.example', '');
const first = fc.constantFrom('Ann', 'Änn', 'Bob', '');
const last = fc.constantFrom('Lee', 'LEE', 'Roy', '');

const people = fc.uniqueArray(
  fc
    .record({
      number: fc.integer({ min: 1, max: 30 }),
      userPrincipalName: fc.oneof(address, fc.constantFrom('e@x.example', 'f@x.example')),
      mail: fc.option(address),
      mailNickname: fc.option(account),
      givenName: first,
      surname: last,
      accountEnabled: fc.boolean(),
      userType: fc.constantFrom('Member', 'Guest', null),
      otherMails: fc.array(address, { maxLength: 1 }),
      proxyAddresses: fc.array(
        address.map((one) => `smtp:${one}`),
        { maxLength: 2 },
      ),
    })
    .map(({ number, ...given }) => person(number, given)),
  { selector: ({ id }) => id, maxLength: 7 },
);

const resources = fc.uniqueArray(
  fc
    .record({
      id: fc.integer({ min: 1, max: 30 }),
      userName: account,
      firstName: first,
      lastName: last,
      email: fc.option(address),
      email2: fc.option(address, { freq: 2 }),
      isActive: fc.constantFrom(true, true, true, false),
      licence: fc.constantFrom('Professional', 'Professional', 'API User (system)', null),
    })
    .map(({ id, ...given }) => resource(id, given)),
  { selector: ({ id }) => id, maxLength: 7 },
);

/** Companies in which some pairs are mapped and some are asked for. */
const companies: fc.Arbitrary<PlanInput> = fc
  .record({ users: people, resources, taken: fc.array(fc.nat(6), { maxLength: 3 }) })
  .map(({ users, resources: all, taken }) => {
    const pairs = [...new Set(taken)].flatMap((index, place) => {
      const [user, one] = [users[index], all[place]];
      return user && one ? [{ user, one }] : [];
    });
    return inputOf({
      users,
      resources: all,
      mappings: pairs.slice(0, 2).map(({ user, one }) => mappingOf(user, one)),
      open: pairs.slice(2).map(({ user, one }) => ({
        requestId: 'k7m2q9',
        objectId: user.id,
        resourceId: one.id,
        state: 'pending',
        requester: 'Amira',
      })),
    });
  });

/** Rows that name a person to be mapped. */
function matched(rows: readonly PlanRow[]): { user: EntraUser; resource: Resource; row: PlanRow }[] {
  return rows.flatMap((row) =>
    (row.verdict === 'exact' || row.verdict === 'likely') && row.user && row.resource
      ? [{ user: row.user, resource: row.resource, row }]
      : [],
  );
}

/** How strong the strongest reason for the pair is; the number of tiers when there is none. */
function strength(user: EntraUser, one: Resource): number {
  const [strongest] = evidenceFor(user, one);
  return strongest ? tiers.indexOf(strongest.tier) : tiers.length;
}

/** Everybody who can sign in and is in the strongest tier for the resource, found by looking at everybody. */
function ablest(users: readonly EntraUser[], one: Resource): string[] {
  const best = Math.min(tiers.length - 1, ...users.map((user) => strength(user, one)));
  return users
    .filter((user) => strength(user, one) === best && obstaclesOfUser(user).length === 0)
    .map(({ id }) => id)
    .sort();
}

describe('a plan for whatever company', () => {
  it('does not depend on the order of people and resources', () => {
    const shuffled = companies.chain((company) =>
      fc.record({
        company: fc.constant(company),
        users: fc.shuffledSubarray([...company.users], { minLength: company.users.length }),
        resources: fc.shuffledSubarray([...company.resources], { minLength: company.resources.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ company, ...order }) => {
        expect(planAll({ ...company, ...order })).toEqual(planAll(company));
      }),
      { numRuns: 400 },
    );
  });

  it('has every resource exactly once, in places without gaps', () => {
    fc.assert(
      fc.property(companies, (company) => {
        const rows = planAll(company);
        expect(rows.map(({ position }) => position)).toEqual(company.resources.map((_, index) => index + 1));
        expect(new Set(rows.map((row) => row.resource?.id))).toEqual(
          new Set(company.resources.map(({ id }) => id)),
        );
      }),
    );
  });

  it('never gives one Object ID to two resources, nor one that is taken, nor to or from anybody who is refused', () => {
    fc.assert(
      fc.property(companies, (company) => {
        const pairs = matched(planAll(company));
        const taken = [...company.mappings, ...company.open];
        expect(new Set(pairs.map(({ user }) => user.id)).size).toBe(pairs.length);
        for (const { user, resource: one } of pairs) {
          expect(taken.filter((pair) => pair.objectId === user.id || pair.resourceId === one.id)).toEqual([]);
          expect([...obstaclesOfUser(user), ...obstaclesOfResource(one)]).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('takes a pair only where each is the best for the other, as found by looking at everybody', () => {
    fc.assert(
      fc.property(companies, (company) => {
        for (const { user, resource: one, row } of matched(planAll(company))) {
          expect(ablest(company.users, one)).toEqual([user.id]);
          const match = matchResources(user, company.resources);
          expect(match.kind === 'one' && match.candidate.resource.id).toBe(one.id);
          expect(row.evidence).toEqual(evidenceFor(user, one));
          expect(row.verdict === 'exact').toBe(
            row.evidence[0]?.tier === 'primary-email' && row.warnings.length === 0,
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('misses nobody: where several fit alike they are offered, and nobody is only where nobody fits', () => {
    fc.assert(
      fc.property(fc.record({ users: people, resources }), (company) => {
        for (const row of planAll(inputOf(company))) {
          const fits = row.resource ? ablest(company.users, row.resource) : [];
          if (row.candidates.length > 1)
            expect(row.candidates.map(({ user }) => user.id).sort()).toEqual(fits);
          if (row.verdict === 'none' && row.warnings.length === 0) expect(fits).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('agrees with `map` about a single person', () => {
    fc.assert(
      fc.property(people, resources, (users, all) => {
        const user = { ...(users[0] ?? person(1)), id: objectId(1) };
        const pairs = matched(planAll(inputOf({ users: [user], resources: all })));
        const match = matchResources(user, all);
        const found = match.kind === 'one' ? [match.candidate.resource] : [];
        const isRefused = obstaclesOfUser(user).length > 0;
        const expected = isRefused ? [] : found.filter((one) => obstaclesOfResource(one).length === 0);
        expect(pairs.map((pair) => pair.resource.id)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 400 },
    );
  });
});
