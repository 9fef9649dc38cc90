import { planAll } from '../../../src/mapping/plan/plan-all';
import { planFile } from '../../../src/mapping/plan/plan-file';
import { summarise } from '../../../src/mapping/plan/summarise';
import { inputOf, person, resource, resourceOf } from './company';

const jane = person(1);
const gone = person(2, { accountEnabled: false });
const estimate = { calls: 5, seconds: 1 };

describe('the summary of a plan', () => {
  it('counts every verdict, those without rows too, and refused rows by their first reason', () => {
    const resources = [
      resourceOf(jane, 11),
      resourceOf(gone, 12),
      resource(13),
      resource(14, { licence: 'API User (system)' }),
      resource(15, { licence: 'API User (system)' }),
    ];
    expect(summarise(planAll(inputOf({ users: [jane, gone], resources })), estimate)).toEqual({
      counts: { exact: 1, chosen: 0, likely: 0, ambiguous: 0, none: 1, 'already-mapped': 0, refused: 3 },
      refusedBy: { 'user-disabled': 1, 'resource-is-api-user': 2 },
      estimate,
    });
  });

  it('counts lines of a file that repeat an earlier one under a name of their own', () => {
    const line = { user: 'person1', resource: '11' };
    const rows = planFile(inputOf({ users: [jane], resources: [resourceOf(jane, 11)] }), [
      { number: 2, ...line },
      { number: 3, ...line },
    ]);
    expect(summarise(rows, estimate).refusedBy).toEqual({ 'line-repeated': 1 });
  });
});
