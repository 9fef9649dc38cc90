import { droppedRows, rowsOf, storedRows } from '../../../src/mapping/batch/row-numbers';

const rows = (state: 'pending' | 'cancelled' | 'expired', counts: Record<string, number>) => ({
  batch: { size: 10, state },
  counts,
});

test('the rows of a batch are those that are stored, and before that those that were asked for', () => {
  expect(storedRows({ pending: 4, cancelled: 3 })).toBe(7);
  expect(rowsOf(rows('pending', { pending: 4, cancelled: 3 }))).toBe(7);
  expect(rowsOf(rows('pending', {}))).toBe(10);
});

test.each([
  ['pending', { pending: 4, cancelled: 3 }, 3],
  ['pending', { pending: 10 }, 0],
  ['pending', {}, 0],
  ['cancelled', { cancelled: 7 }, 0],
  ['expired', { expired: 7 }, 0],
] as const)('%s, %j: %i were dropped', (state, counts, dropped) => {
  expect(droppedRows(rows(state, counts))).toBe(dropped);
});
