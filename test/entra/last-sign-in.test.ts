import { signInOf } from '../../src/playground/graph/sign-ins';
import { startEntra, type Entra } from './start-entra';

const jane = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01';
const app = 'c11e0000-0000-4000-8000-000000000001';
let entra: Entra;
beforeEach(async () => {
  entra = await startEntra();
});
afterEach(() => entra.close());

function signIn(at: string, given: { who?: string; appId?: string; errorCode?: number } = {}): void {
  const { who = jane, appId = app, errorCode = 0 } = given;
  const person = entra.simulator.directory.people.find(({ id }) => id === who);
  if (!person) throw new Error(`there is nobody with the id ${who}`);
  entra.simulator.signIns.push(signInOf(person, { appId, at, errorCode }));
}

const last = () => entra.directory.lastSignIn(jane, app);

describe('the last sign-in', () => {
  it('is the newest one of this person to this app that succeeded', async () => {
    const other = entra.simulator.directory.people.find(({ id }) => id !== jane)?.id ?? '';
    signIn('2026-11-01T08:00:00Z');
    signIn('2026-11-20T08:00:00.1234567Z');
    signIn('2026-11-10T08:00:00Z');
    signIn('2026-11-21T08:00:00Z', { errorCode: 50126 });
    signIn('2026-11-22T08:00:00Z', { appId: 'c11e0000-0000-4000-8000-000000000002' });
    signIn('2026-11-23T08:00:00Z', { who: other });
    expect(await last()).toBe('2026-11-20T08:00:00.123Z');
    expect(entra.simulator.requests).toHaveLength(1);
  });

  it('is null when the log shows none', async () => {
    expect(await last()).toBeNull();
  });

  it('does not depend on the order of the log', async () => {
    const value = ['2026-11-01T08:00:00Z', '2026-11-03T08:00:00Z', '2026-11-02T08:00:00Z'].map(
      (createdDateTime) => ({ createdDateTime }),
    );
    entra.simulator.faults.add({ match: /signIns/, status: 200, body: { value } });
    expect(await last()).toBe('2026-11-03T08:00:00.000Z');
  });

  it('is denied without the permission, which is named', async () => {
    entra.simulator.deniedPermissions.add('AuditLog.Read.All');
    await expect(last()).rejects.toMatchObject({
      trouble: 'denied',
      details: { permission: 'AuditLog.Read.All' },
    });
  });

  it('is denied, in words, in a tenant without the licence; that is no missing permission', async () => {
    entra.simulator.premium = false;
    const error: unknown = await last().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      trouble: 'denied',
      message:
        'Microsoft Graph (Entra ID) refused: this needs a licence for Entra ID P1 or P2, which the tenant does not have.',
    });
    expect(error).not.toHaveProperty('details.permission');
  });

  it('is no answer when the log cannot be read', async () => {
    entra.simulator.faults.add({ match: /signIns/, status: 200, body: { value: [{}] }, times: 3 });
    await expect(last()).rejects.toMatchObject({ trouble: 'unreachable' });
  });
});
