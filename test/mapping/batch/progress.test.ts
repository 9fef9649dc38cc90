import fc from 'fast-check';
import type { BatchCounts } from '../../../src/mapping/batch/batch';
import { progressOf } from '../../../src/mapping/batch/progress';
import { requestStates } from '../../../src/mapping/request-state';

describe('how far a batch is', () => {
  it('counts the pasted and the posted as done, the refused and the changed as failed, all before as left', () => {
    const counts = {
      pending: 1,
      approved: 2,
      publishing: 4,
      awaiting_paste: 8,
      applied: 16,
      failed: 32,
      void: 64,
    };
    expect(progressOf(counts)).toEqual({ done: 24, failed: 96, left: 7, total: 127 });
  });

  it('leaves out what was left out, taken back or never decided', () => {
    expect(progressOf({ rejected: 3, cancelled: 5, expired: 7 })).toEqual({
      done: 0,
      failed: 0,
      left: 0,
      total: 0,
    });
  });

  it('counts every other row exactly once', () => {
    const anyCounts = fc.dictionary(fc.constantFrom(...requestStates), fc.nat(5_000));
    fc.assert(
      fc.property(anyCounts, (counts: BatchCounts) => {
        const { rejected = 0, cancelled = 0, expired = 0 } = counts;
        const { done, failed, left, total } = progressOf(counts);
        const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
        expect(total).toBe(all - rejected - cancelled - expired);
        expect(done + failed + left).toBe(total);
      }),
    );
  });
});
