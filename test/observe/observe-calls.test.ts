import { pino } from 'pino';
import { observeCalls } from '../../src/observe/observe-calls';

const call = { upstream: 'Entra ID', operation: 'find users', ms: 12.4, outcome: 'ok' };

/** What is in the log at this level after the calls. */
function linesAt(level: string, ...calls: readonly (typeof call & { requestId?: string })[]): object[] {
  const lines: object[] = [];
  const log = pino({ level, base: null }, { write: (line) => lines.push(JSON.parse(line) as object) });
  const observe = observeCalls({ onCall: () => undefined }, log);
  calls.forEach((one) => observe(one));
  return lines;
}

test('one that failed is told at info, with the name that Graph has for it', () => {
  const [line, ...more] = linesAt('info', call, { ...call, outcome: 'denied', requestId: 'r-1' });
  expect(line).toMatchObject({ operation: 'find users', outcome: 'denied', requestId: 'r-1', ms: 12 });
  expect(more).toEqual([]);
});

test('calls that are not made, of which there may be many, are told to whoever debugs', () => {
  const away = { ...call, outcome: 'short-circuited' };
  expect(linesAt('info', away, away)).toEqual([]);
  expect(linesAt('debug', away, call)).toHaveLength(2);
});
