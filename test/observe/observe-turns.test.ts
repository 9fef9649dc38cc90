import { pino } from 'pino';
import type { TurnNotes } from '../../src/trace/turn-notes';
import { correlationId } from '../../src/trace/correlation';
import { noteTurn } from '../../src/trace/turn-notes';
import { observeTurns } from '../../src/observe/observe-turns';

type Turn = TurnNotes & { readonly ms: number };

/** Runs one turn; answers what was told of it. */
async function told(turn: () => Promise<void>, statusCode = 200): Promise<Turn> {
  const turns: Turn[] = [];
  const log = pino({ level: 'silent' });
  const process = observeTurns(turn, { onTurn: (ended) => turns.push(ended) }, log);
  await process({}, { statusCode }).catch(() => undefined);
  const [first] = turns;
  if (!first || turns.length > 1) throw new Error(`There were ${turns.length} turns.`);
  return first;
}

test('a turn is told with what was noted of it on the way', async () => {
  const turn = await told(async () => {
    await Promise.resolve();
    noteTurn({ kind: 'command', name: 'map' });
    noteTurn({ outcome: 'failed' });
  });
  expect(turn).toMatchObject({ kind: 'command', name: 'map', outcome: 'failed' });
  expect(turn.ms).toBeGreaterThanOrEqual(0);
});

test.each([
  [401, 'refused'],
  [400, 'refused'],
  [500, 'failed'],
  [200, 'answered'],
  [202, 'answered'],
])('what is answered %i without a note counts as %s', async (status, outcome) => {
  const turn = await told(() => Promise.resolve(), status);
  expect(turn).toMatchObject({ kind: 'other', name: 'none', outcome });
});

test('a turn that throws is told as failed, and still throws', async () => {
  expect(await told(() => Promise.reject(new Error('no')))).toMatchObject({ outcome: 'failed' });
  const process = observeTurns(
    () => Promise.reject(new Error('no')),
    { onTurn: () => undefined },
    pino({ level: 'silent' }),
  );
  await expect(process({}, {})).rejects.toThrow('no');
});

test('two turns at once have ids and notes of their own', async () => {
  const ids: (string | null)[] = [];
  const turn = (name: string) =>
    told(async () => {
      noteTurn({ name });
      await new Promise((resolve) => setImmediate(resolve));
      ids.push(correlationId());
    });
  const turns = await Promise.all([turn('map'), turn('help')]);
  expect(turns.map(({ name }) => name)).toEqual(['map', 'help']);
  expect(new Set(ids).size).toBe(2);
  expect(ids).not.toContain(null);
});

test('what is noted outside of a turn is noted of none', () => {
  expect(() => noteTurn({ name: 'map' })).not.toThrow();
});
