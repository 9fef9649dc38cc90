import { UpstreamError } from '../../src/mapping/upstream-error';

describe('trouble with a service', () => {
  it.each([
    ['unreachable', true],
    ['throttled', true],
    ['denied', false],
    ['rejected', false],
  ] as const)('of the kind %s passes by itself: %p', (trouble, passes) => {
    expect(new UpstreamError('Autotask', trouble, 'No.').isTransient).toBe(passes);
  });

  it('keeps its cause for the log', () => {
    const cause = new Error('ECONNRESET');
    expect(new UpstreamError('Entra ID', 'unreachable', 'No answer.', { cause }).cause).toBe(cause);
  });
});
