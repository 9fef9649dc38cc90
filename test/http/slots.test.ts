import { Slots } from '../../src/http/slots';

const crowded = () => new Error('crowded');

/** Work that goes on until it is ended. */
function endless() {
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.push(() => resolve(name));
    });
  return { work, begun, endNext: () => ends.shift()?.() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('so many at once, so many in the queue, and whoever comes then is told so', async () => {
  const slots = new Slots({ atOnce: 2, inQueue: 1, crowded });
  const { work, begun, endNext } = endless();
  const first = slots.run(work('first'));
  const others = [slots.run(work('second')), slots.run(work('third'))];
  await expect(slots.run(work('fourth'))).rejects.toThrow('crowded');
  expect(begun).toEqual(['first', 'second']);
  endNext();
  expect(await first).toBe('first');
  await settle();
  expect(begun).toEqual(['first', 'second', 'third']);
  endNext();
  endNext();
  expect(await Promise.all(others)).toEqual(['second', 'third']);
});

test('what waited too long is not begun any more, and does not keep the next from its turn', async () => {
  const slots = new Slots({ atOnce: 1, inQueue: 9, crowded });
  const { work, begun, endNext } = endless();
  const first = slots.run(work('first'));
  const late = [slots.run(work('late'), 5), slots.run(work('later'), 5)];
  const patient = slots.run(work('patient'));
  for (const one of late) await expect(one).rejects.toThrow('crowded');
  endNext();
  await first;
  await settle();
  expect(begun).toEqual(['first', 'patient']);
  endNext();
  expect(await patient).toBe('patient');
});

test('what the work throws is thrown, and its slot is free again', async () => {
  const slots = new Slots({ atOnce: 1, inQueue: 0, crowded });
  await expect(slots.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await slots.run(() => Promise.resolve('next'))).toBe('next');
});
