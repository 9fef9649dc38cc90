import { batchRefusal } from '../../../../src/teams/cards/batch/answer-batch-clicked';
import { batches } from '../batch-examples';

describe('a click on a batch that came too late (or too early) is told who was first', () => {
  it.each([
    ['pending', 'This request is not decided yet.'],
    ['running', 'Theo Lambert already approved this request (now: posting to Autotask).'],
    ['paused', 'Theo Lambert paused this request already.'],
    ['stopped', 'Theo Lambert stopped this request already.'],
    ['rejected', 'Theo Lambert already rejected this request (now: rejected).'],
    ['cancelled', 'Too late: Amira Haddad already cancelled it.'],
    ['expired', 'Too late: this request is expired.'],
  ] as const)('%s', (name, sentence) => {
    expect(batchRefusal({ kind: 'too-late', batch: batches[name].batch })).toBe(
      `${sentence} Nothing was changed.`,
    );
  });

  it('also when it is not known who cancelled', () => {
    const batch = { ...batches.cancelled.batch, cancelledBy: null };
    expect(batchRefusal({ kind: 'too-late', batch })).toContain('somebody already cancelled it');
  });
});

describe('a click on a batch that may not be is told why', () => {
  const { batch } = batches.pending;

  it.each([
    [{ kind: 'unknown' }, /no such request/],
    [{ kind: 'stale', batch }, /older state[^]*Nothing was changed/],
    [{ kind: 'denied', denial: 'own-request', batch }, /somebody else has to decide/],
    [{ kind: 'comment-missing' }, /say why in the comment/],
    [{ kind: 'nothing-to-exclude' }, /None of the ticked rows[^]*Nothing was changed/],
    [
      { kind: 'own-row', position: 7 },
      /Row 7 maps your own account[^]*exclude that row[^]*Nothing was changed/,
    ],
  ] as const)('%#', (clicked, sentence) => {
    expect(batchRefusal(clicked)).toMatch(sentence);
  });
});
