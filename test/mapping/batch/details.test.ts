import { detailsOf, leaverOf } from '../../../src/mapping/batch/details';
import type { Decision } from '../../../src/mapping/request';
import { administrator, exampleRequest, teamLead } from '../examples';

const rejection: Decision = {
  verdict: 'rejected',
  by: teamLead,
  at: '2026-11-23T08:05:00.000Z',
  comment: 'No',
};

describe('what a card tells of the rows', () => {
  it('how many that wait for the decision carry a warning', () => {
    const warnings = ['The names differ.'];
    const rows = [
      exampleRequest({ warnings }),
      exampleRequest(),
      exampleRequest({ warnings, state: 'cancelled', cancelledBy: teamLead }),
    ];
    expect(detailsOf(rows).warned).toBe(1);
  });

  it('who left out how many, most first', () => {
    const byLead = exampleRequest({ state: 'cancelled', cancelledBy: teamLead });
    const rows = [exampleRequest({ state: 'cancelled', cancelledBy: administrator }), byLead, byLead];
    expect(detailsOf(rows).leftOut).toEqual([
      { by: teamLead.name, rows: 2 },
      { by: administrator.name, rows: 1 },
    ]);
  });

  it("why rows failed, in Autotask's words, and why they are void, alike for every row of which it is true", () => {
    const disabled = (name: string) =>
      exampleRequest({ state: 'void', obstacles: [{ code: 'user-disabled', name }] });
    const rows = [
      exampleRequest({ state: 'failed', failure: 'Queue is inactive.' }),
      disabled('Jane Doe'),
      disabled('Dan Departed'),
      exampleRequest({ state: 'void', obstacles: [{ code: 'user-gone' }] }),
    ];
    const { problems } = detailsOf(rows);
    expect(problems.map(({ rows: count, reason }) => [count, reason])).toEqual([
      [2, 'The account in Entra ID is disabled now.'],
      [1, 'Queue is inactive.'],
      [1, 'The person is no longer in Entra ID.'],
    ]);
    expect(problems[1]?.wayOut).toContain('Retry the failed ones');
    expect(problems[2]?.wayOut).toContain('map command');
  });

  it('that no reason was given', () => {
    const rows = [exampleRequest({ state: 'failed' }), exampleRequest({ state: 'void' })];
    expect(detailsOf(rows).problems.map(({ reason }) => reason)).toEqual([
      'No reason was given.',
      'Something changed after the approval.',
    ]);
  });
});

describe('who left a row out', () => {
  it.each([
    ['whoever rejected it', exampleRequest({ state: 'rejected', decision: rejection }), [teamLead.name]],
    ['whoever took it back', exampleRequest({ state: 'cancelled', cancelledBy: teamLead }), [teamLead.name]],
    ['nobody, while it is in', exampleRequest(), []],
    ['nobody, when it is not known', exampleRequest({ state: 'cancelled' }), []],
    ['nobody, when nobody decided', exampleRequest({ state: 'rejected' }), []],
  ])('%s', (_, row, leavers) => {
    expect(leaverOf(row)).toEqual(leavers);
  });
});
