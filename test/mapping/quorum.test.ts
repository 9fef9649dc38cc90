import fc from 'fast-check';
import { approvalsNeeded, approve, hasApproved } from '../../src/mapping/quorum';
import type { Actor, Decision } from '../../src/mapping/request';
import { administrator, teamLead } from './examples';

const at = '2026-11-23T09:00:00.000Z';

function approvalBy(by: Actor): Decision {
  return { verdict: 'approved', by, at, comment: null };
}

describe('how many people have to approve', () => {
  it.each([
    ['one, unless more are asked for', { approvalsRequired: 1, sensitiveGroupId: null }, false, 1],
    ['as many as asked for, for everybody', { approvalsRequired: 3, sensitiveGroupId: null }, false, 3],
    [
      'as many as asked for, for a sensitive person',
      { approvalsRequired: 2, sensitiveGroupId: 'g' },
      true,
      2,
    ],
    ['one for everybody else', { approvalsRequired: 2, sensitiveGroupId: 'g' }, false, 1],
  ])('%s', (_, rule, isSensitive, needed) => {
    expect(approvalsNeeded(rule, isSensitive)).toBe(needed);
  });
});

describe('an approval', () => {
  it('settles it at once where one is enough', () => {
    const approval = approvalBy(teamLead);
    expect(approve([], approval, 1)).toEqual({ settled: true, approvals: [approval] });
  });

  it('settles it together with one of somebody else where two are needed', () => {
    const [first, second] = [approvalBy(teamLead), approvalBy(administrator)];
    expect(approve([], first, 2)).toEqual({ settled: false, approvals: [first] });
    expect(approve([first], second, 2)).toEqual({ settled: true, approvals: [first, second] });
  });

  it('counts nothing when the same person gives it twice, however their Object ID is written', () => {
    const first = approvalBy(teamLead);
    const again = approvalBy({ ...teamLead, objectId: teamLead.objectId.toUpperCase() });
    expect(hasApproved([first], again.by.objectId)).toBe(true);
    expect(approve([first], again, 2)).toEqual({ settled: false, approvals: [first] });
  });

  it('settles it exactly when as many different people gave one as are needed', () => {
    const people = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 5 }), (clickers, needed) => {
        const tally = clickers.reduce(
          ({ approvals }, clicker) =>
            approve(approvals, approvalBy({ objectId: `id-${clicker}`, name: '' }), needed),
          { settled: false, approvals: [] as readonly Decision[] },
        );
        const different = new Set(clickers).size;
        expect(tally.approvals).toHaveLength(different);
        expect(tally.settled).toBe(different >= needed);
      }),
    );
  });
});
