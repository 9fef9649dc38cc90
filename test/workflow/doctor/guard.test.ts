import pino from 'pino';
import { guard } from '../../../src/workflow/doctor/guard';
import { ok } from '../../../src/mapping/finding';

const deps = { log: pino({ level: 'silent' }), settings: { consentUrl: null } } as Parameters<
  typeof guard
>[0];

test('a check that hangs is given up, so that the others are seen', async () => {
  const forever = (): Promise<never> => new Promise(() => undefined);
  const [finding] = await guard(deps, 'Tenant', forever, 10);
  expect(finding).toMatchObject({ subject: 'Tenant', verdict: 'failed' });
  expect(finding?.sentence).toContain('no answer within');
});

test('what a check finds is passed on as it is', async () => {
  const findings = [ok('Tenant', 'Contoso.'), ok('Zone', 'ww5.')];
  expect(await guard(deps, 'Both', () => Promise.resolve(findings))).toEqual(findings);
});
