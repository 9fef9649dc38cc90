import {
  isOpen,
  mayMove,
  requestStates,
  stateLabel,
  stateLabels,
  type RequestState,
} from '../../src/mapping/request-state';

/** The life of a request, written down once more by hand: what stands here is allowed, all else is not. */
const allowed: readonly `${RequestState} > ${RequestState}`[] = [
  'pending > approved',
  'pending > rejected',
  'pending > cancelled',
  'pending > expired',
  'approved > publishing',
  'approved > void',
  // A batch that is stopped takes back what was not begun.
  'approved > cancelled',
  'publishing > awaiting_paste',
  'publishing > applied',
  'publishing > failed',
  'publishing > void',
  'awaiting_paste > applied',
  'awaiting_paste > failed',
  'awaiting_paste > cancelled',
  'failed > approved',
  'failed > cancelled',
];
const moves = requestStates.flatMap((from) => requestStates.map((to) => ({ from, to })));

describe('a request', () => {
  it.each(moves)('goes from $from to $to only as the table says', ({ from, to }) => {
    expect(mayMove(from, to)).toBe(allowed.includes(`${from} > ${to}`));
  });

  it.each(requestStates)('that is %s is open exactly while it may still go somewhere', (state) => {
    expect(isOpen(state)).toBe(requestStates.some((to) => mayMove(state, to)));
  });

  it('can reach every state from pending', () => {
    const reached = new Set<RequestState>(['pending']);
    for (const from of reached)
      requestStates.filter((to) => mayMove(from, to)).forEach((to) => reached.add(to));
    expect([...reached].sort()).toEqual([...requestStates].sort());
  });

  it('has words of its own for every state', () => {
    const labels = requestStates.map((state) => stateLabels[state]);
    expect(new Set(labels).size).toBe(requestStates.length);
    expect(labels.join('')).not.toContain('_');
  });

  it('is called what it does: a removal clears and removes', () => {
    const labels = (purpose: 'map' | 'unmap') => requestStates.map((state) => stateLabel({ state, purpose }));
    expect(labels('map')).toEqual(requestStates.map((state) => stateLabels[state]));
    expect(labels('unmap').join(' ')).not.toMatch(/paste|Applied/);
    expect(new Set(labels('unmap')).size).toBe(requestStates.length);
  });
});
