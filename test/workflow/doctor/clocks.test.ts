import { UpstreamError } from '../../../src/mapping/upstream-error';
import { examine } from './examine';
import { now } from './stub-probes';

const at = (seconds: number) => () => Promise.resolve(new Date(now.getTime() + seconds * 1_000));

test.each([
  [0, 'ok', /0 s/],
  [59, 'ok', /59 s/],
  [-59, 'ok', /59 s/],
  [60, 'warning', /60 s behind/],
  [-60, 'warning', /60 s ahead/],
  [299, 'warning', /299 s behind/],
  [300, 'failed', /300 s behind/],
  [-600, 'failed', /600 s ahead/],
])('a service whose clock shows %i s more: %s', async (seconds, verdict, sentence) => {
  const found = await examine({ entra: { clock: at(seconds) }, autotask: { clock: at(0) } });
  expect(found.get('Clock against Microsoft')?.verdict).toBe(verdict);
  expect(found.get('Clock against Microsoft')?.sentence).toMatch(sentence);
  expect(found.get('Clock against Autotask')?.verdict).toBe('ok');
});

test('a clock that cannot be read is only a warning, since another line says that the service is away', async () => {
  const away = (): Promise<never> =>
    Promise.reject(new UpstreamError('Autotask', 'unreachable', 'Autotask cannot be reached.'));
  const found = await examine({ autotask: { clock: away } });
  expect(found.get('Clock against Autotask')).toMatchObject({
    verdict: 'warning',
    sentence: 'Autotask cannot be reached.',
  });
});
