import { Breaker } from '../../src/http/breaker';
import { passGate, type Gate } from '../../src/http/gate';
import { Slots } from '../../src/http/slots';
import { StoppedError } from '../../src/mapping/stop-sign';

const service = { upstream: 'Autotask', name: 'Autotask', whenAway: 'Wait.' } as const;

function oneSlot(): Gate {
  return {
    breaker: new Breaker({ service, target: 'https://autotask.example' }),
    slots: new Slots({ atOnce: 1, inQueue: 9, crowded: () => new Error('crowded') }),
  };
}

/** Holds the only slot until it is let go. */
function hold(gate: Gate): () => Promise<void> {
  let letGo: () => void = () => undefined;
  const held = gate.slots.run(() => new Promise<void>((resolve) => (letGo = resolve)));
  return () => {
    letGo();
    return held;
  };
}

const leftMs = (ms: number) => Promise.resolve(ms);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test.each([
  [{}, 600],
  [{ waitsOnTop: true }, 1_000],
])('after waiting 400 of 1000 ms for a slot a call passing as %o has %i ms', async (passing, left) => {
  const gate = oneSlot();
  const letGo = hold(gate);
  const call = passGate(gate, 1_000, leftMs, passing);
  await jest.advanceTimersByTimeAsync(400);
  await letGo();
  expect(await call).toBe(left);
});

test('waiting for a slot ends after half of the time, also for a write', async () => {
  const gate = oneSlot();
  const letGo = hold(gate);
  const call = passGate(gate, 1_000, leftMs, { waitsOnTop: true });
  const refused = expect(call).rejects.toThrow('crowded');
  await jest.advanceTimersByTimeAsync(500);
  await refused;
  await letGo();
});

test('a call that is to stop while it waits for a slot is not made', async () => {
  const gate = oneSlot();
  const letGo = hold(gate);
  const stop = { aborted: false };
  const made = jest.fn(leftMs);
  const call = passGate(gate, 1_000, made, { stop });
  const stopped = expect(call).rejects.toThrow(StoppedError);
  stop.aborted = true;
  await letGo();
  await stopped;
  expect(made).not.toHaveBeenCalled();
});
