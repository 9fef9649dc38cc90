import { setImmediate } from 'node:timers/promises';
import {
  correlated,
  correlationGuid,
  correlationId,
  correlationReference,
  newCorrelationId,
} from '../../src/trace/correlation';

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

  it('has a form for Microsoft and one for people', () => {
    const id = '0123456789abcdef0123456789abcdef';
    expect(correlated(id, correlationGuid)).toBe('01234567-89ab-cdef-0123-456789abcdef');
    expect(correlated(id, correlationReference)).toBe('01234567');
    expect([correlationGuid(), correlationReference()]).toEqual([null, null]);
  });
});
