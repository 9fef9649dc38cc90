import { tellTrouble } from '../../src/trace/tell-trouble';

test('of complaints that keep coming one in five minutes is passed on, with the words of the error and not its stack', () => {
  const told: string[] = [];
  let now = 0;
  const { error, warn, info, debug, verbose } = tellTrouble(
    (reason) => told.push(reason),
    () => now,
  );
  error(JSON.stringify({ message: 'connect ECONNREFUSED', stack: 'Error: connect\n at x' }));
  error('once more');
  now = 5 * 60_000;
  error('x'.repeat(1_000));
  warn('no');
  info('no');
  debug('no');
  verbose('no');
  expect(told).toEqual(['connect ECONNREFUSED', 'x'.repeat(300)]);
});
