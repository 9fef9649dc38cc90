import { setImmediate } from 'node:timers/promises';
import { correlated, correlationId, newCorrelationId } from '../../src/trace/correlation';

describe('correlation', () => {
  it('follows the work through what it awaits, and does not reach the work beside it', async () => {
    const seen = async () => {
      await setImmediate();
      return correlationId();
    };
    const both = Promise.all([correlated('first', seen), correlated('second', seen), seen()]);
    expect(await both).toEqual(['first', 'second', null]);
  });

  it('gives ids that are trace ids too', () => {
    expect(newCorrelationId()).toMatch(/^[0-9a-f]{32}$/);
    expect(newCorrelationId()).not.toBe(newCorrelationId());
  });
});
