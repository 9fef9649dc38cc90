import { chooseCandidate } from '../../../src/mapping/plan/choose-candidate';
import { planAll } from '../../../src/mapping/plan/plan-all';
import { planFile } from '../../../src/mapping/plan/plan-file';
import { inputOf, objectId, onlyRow, person, resource, resourceOf } from './company';

const jane = person(1, { givenName: 'Jane', surname: 'Doe' });
const twin = person(2, { givenName: 'June', surname: 'Dow', mail: jane.mail });
const janesResource = resourceOf(jane, 11);
const ambiguous = onlyRow(planAll(inputOf({ users: [jane, twin], resources: [janesResource] })));

describe('choosing one of several people', () => {
  it('makes the row theirs, and keeps for the approver what the choice was between', () => {
    const row = chooseCandidate(ambiguous, twin.id.toUpperCase());
    expect(row).toMatchObject({ verdict: 'chosen', user: { id: twin.id }, candidates: [], position: 1 });
    expect(row?.evidence[0]?.tier).toBe('primary-email');
    expect(row?.warnings).toEqual([
      expect.stringContaining('The names differ: June Dow'),
      expect.stringContaining('Several people fit this resource equally well: Jane Doe'),
    ]);
  });

  it('settles what a line of a file left open', () => {
    const users = [jane, { ...twin, mailNickname: 'person1' }];
    const lines = [{ number: 2, user: 'person1', resource: 'person1' }];
    const row = onlyRow(planFile(inputOf({ users, resources: [janesResource] }), lines));
    expect(row).toMatchObject({
      verdict: 'ambiguous',
      problem: expect.stringContaining('several') as string,
    });
    expect(chooseCandidate(row, jane.id)).toMatchObject({
      verdict: 'chosen',
      user: { id: jane.id },
      problem: null,
    });
  });

  it('is nothing for somebody who is not among them', () => {
    expect(chooseCandidate(ambiguous, objectId(404))).toBeNull();
  });
});

describe('including a likely row', () => {
  const likely = onlyRow(
    planAll(inputOf({ users: [jane], resources: [resource(11, { firstName: 'Jane', lastName: 'Doe' })] })),
  );

  it('makes it chosen, warnings and all', () => {
    expect(chooseCandidate(likely, jane.id)).toEqual({ ...likely, verdict: 'chosen' });
    expect(likely.warnings).not.toEqual([]);
  });

  it('is nothing for another person', () => {
    expect(chooseCandidate(likely, twin.id)).toBeNull();
  });
});

describe('rows without a choice', () => {
  it.each([
    ['exact', { users: [jane] }],
    ['refused', { users: [{ ...jane, accountEnabled: false }] }],
    ['none', { users: [] }],
  ])('%s stays as it is', (verdict, given) => {
    const row = onlyRow(planAll(inputOf({ resources: [janesResource], ...given })));
    expect(row.verdict).toBe(verdict);
    expect(chooseCandidate(row, jane.id)).toBeNull();
  });
});
