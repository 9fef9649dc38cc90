import { estimateOf } from '../../../src/mapping/plan/estimate-of';

describe('the estimate of what posting takes', () => {
  const posting = { ticketItems: 40, msPerCall: 300 } as const;

  it.each([
    ['nothing for no rows', 'ticket', 0, { calls: 0, seconds: 0 }],
    ['a ticket and an item for one row', 'ticket', 1, { calls: 5, seconds: 1 }],
    ['one ticket for as many as it holds', 'ticket', 40, { calls: 44, seconds: 5 }],
    ['a second ticket for one more', 'ticket', 41, { calls: 49, seconds: 5 }],
    ['two queries a part and an update a row', 'field', 41, { calls: 45, seconds: 5 }],
  ] as const)('is %s', (_, kind, rows, estimate) => {
    expect(estimateOf({ ...posting, kind, rows })).toEqual(estimate);
  });
});
