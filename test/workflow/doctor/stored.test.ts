import type { Finding } from '../../../src/mapping/finding';
import { runChecks, type DoctorDeps } from '../../../src/workflow/doctor/run-checks';
import { seeDoctor } from '../../../src/workflow/doctor/see-doctor';
import { useHarness } from '../harness';
import { alex, uma } from '../harness/people';
import { bindChannel, pendingRequest } from '../harness/steps';
import { walkTo } from '../setup/walk';

const harness = useHarness();
const dayHours = 24;

/** The findings by subject. */
async function look(deps: DoctorDeps = harness().deps): Promise<Map<string, Finding>> {
  return new Map((await runChecks(deps)).map((finding) => [finding.subject, finding]));
}

const bad = (found: Map<string, Finding>): string[] =>
  [...found.values()].filter(({ verdict }) => verdict !== 'ok').map(({ subject }) => subject);

test('a healthy product: nothing is found, nothing is written anywhere', async () => {
  await bindChannel(harness());
  await walkTo(harness(), 'pilot');
  const before = await harness().store.audit.head();
  expect(bad(await look())).toEqual([]);
  expect(await harness().store.audit.head()).toEqual(before);
  expect(harness().count(/^(PATCH|PUT|DELETE)|^POST (?!.*\/query$)/)).toBe(0);
});

test('the findings come in the same order whatever they are', async () => {
  const subjects = async (): Promise<string[]> => [...(await look()).keys()];
  await bindChannel(harness());
  await walkTo(harness(), 'pilot');
  const healthy = await subjects();
  const { graph, autotask } = harness();
  graph.faults.add({ match: /./, times: 999, drop: 'before' });
  autotask.faults.add({ match: /./, times: 999, drop: 'before' });
  expect(await subjects()).toEqual(healthy);
});

describe('the database', () => {
  test('that cannot be used fails, and what needs it is not checked', async () => {
    const { deps, store } = harness();
    const ping = (): Promise<never> => Promise.reject(new Error('The database lacks the migrations 0002.'));
    const found = await look({ ...deps, store: { ...store, ping } });
    expect(found.get('Database')).toMatchObject({ verdict: 'failed' });
    expect(found.get('Database')?.sentence).toContain('lacks the migrations 0002');
    for (const subject of ['Outbox', 'Approvals channel', 'App registration', 'Client secret']) {
      expect(found.get(subject)?.sentence).toBe('Not checked, because the database cannot be used.');
    }
    expect(found.get('Rights on Tickets')?.verdict).toBe('ok');
  });
});

describe('the outbox', () => {
  test.each([
    [4, 'ok'],
    [5, 'warning'],
    [59, 'warning'],
    [60, 'failed'],
  ])('whose oldest job has been due for %i minutes: %s', async (minutes, verdict) => {
    await pendingRequest(harness());
    harness().clock.advance(minutes * 60_000);
    const finding = (await look()).get('Outbox');
    expect(finding?.verdict).toBe(verdict);
    expect(finding?.sentence).toMatch(/^[1-9]\d* jobs? wait/);
  });
});

describe('the approvals channel', () => {
  test('that nobody bound is named, with the command that binds one', async () => {
    const finding = (await look()).get('Approvals channel');
    expect(finding?.verdict).toBe('failed');
    expect(finding?.mend).toContain('@sso approvals here');
  });

  test('that Teams does not open is named, without the words of the library', async () => {
    await bindChannel(harness());
    const { deps } = harness();
    const reach = (): Promise<never> => Promise.reject(new Error('RestError 403 at https://smba'));
    const finding = (
      await look({ ...deps, probes: { ...deps.probes, teams: { ...deps.probes.teams, reach } } })
    ).get('Approvals channel');
    expect(finding).toMatchObject({ verdict: 'failed', sentence: 'The bot does not get into Approvals.' });
  });
});

describe('the set-up', () => {
  test('that was never begun is one warning, and the discovery document is looked at all the same', async () => {
    await bindChannel(harness());
    const found = await look();
    expect(bad(found)).toEqual(['App registration']);
    expect(found.get('App registration')).toMatchObject({ verdict: 'warning' });
    expect(found.get('App registration')?.mend).toMatch(/^Type setup/);
    expect(found.get('Discovery document')?.verdict).toBe('ok');
  });

  test('whose app the bot may not read: the missing permission is the warning', async () => {
    await bindChannel(harness());
    await walkTo(harness(), 'pilot');
    const { deniedPermissions } = harness().graph;
    for (const name of ['Application.Read.All', 'Application.ReadWrite.OwnedBy']) deniedPermissions.add(name);
    const found = await look();
    expect(bad(found)).toEqual(['Permission for app registrations']);
    expect(found.get('Permission for app registrations')).toMatchObject({ verdict: 'warning' });
    expect(found.get('App registration')?.sentence).toContain('may not read it');
  });

  test('whose enterprise application was switched off fails', async () => {
    await walkTo(harness(), 'pilot');
    for (const principal of harness().graph.servicePrincipals) principal.accountEnabled = false;
    const finding = (await look()).get('App registration');
    expect(finding?.verdict).toBe('failed');
    expect(finding?.sentence).toContain('Enterprise application');
  });

  test('whose discovery document became that of another tenant fails', async () => {
    const { login } = harness();
    login.document.issuer = `https://login.microsoftonline.com/bbbbbbbb-0000-4000-8000-000000000002/v2.0`;
    const finding = (await look()).get('Discovery document');
    expect(finding?.verdict).toBe('failed');
    expect(finding?.sentence).toContain('another tenant');
  });
});

describe('the client secret', () => {
  /** Moves on to so many days before the date that the walk gives. */
  function daysBefore(days: number): void {
    const { clock } = harness();
    const left = Date.parse('2027-03-02T00:00:00Z') - clock.now().getTime();
    clock.advance(left - days * dayHours * 3_600_000);
  }

  test.each([
    [31, 'ok'],
    [30, 'warning'],
    [2, 'warning'],
    [-2, 'failed'],
  ])('%i days before the date that was given: %s', async (days, verdict) => {
    await walkTo(harness(), 'pilot');
    daysBefore(days);
    const finding = (await look()).get('Client secret');
    expect(finding?.verdict).toBe(verdict);
    expect(finding?.sentence).toMatch(/2027-03-0[12]/);
  });

  test('of which Entra has a newer one is judged by the date on record: Autotask may not have the newer one', async () => {
    const { clientId } = await walkTo(harness(), 'pilot');
    daysBefore(2);
    harness().graph.portal.addSecret(clientId, { name: 'new', expiresAt: '2028-01-01T00:00:00Z' });
    const finding = (await look()).get('Client secret');
    expect(finding).toMatchObject({ verdict: 'warning' });
    expect(finding?.sentence).toContain('2027-03-02');
    expect(finding?.mend).toContain('Renew the client secret');
  });
});

describe('who may ask', () => {
  test('an administrator is told', async () => {
    expect((await seeDoctor(harness().deps, alex))?.length).toBeGreaterThan(20);
  });

  test('anybody else is not, nothing is checked, and the attempt is recorded', async () => {
    const { deps, store, autotask } = harness();
    expect(await seeDoctor(deps, uma)).toBeNull();
    expect(autotask.requests).toEqual([]);
    const [record] = await store.audit.records();
    expect(record).toMatchObject({ event: 'doctor.denied', actor: uma });
  });
});
