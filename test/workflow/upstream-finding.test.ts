import { UpstreamError } from '../../src/mapping/upstream-error';
import { attempt } from '../../src/workflow/doctor/attempt';
import { checkTenant } from '../../src/workflow/doctor/check-tenant';
import {
  consentLink,
  findingOf,
  isDenied,
  unlessDenied,
  unlessTrouble,
  warningOf,
} from '../../src/workflow/upstream-finding';
import { stubProbes } from './doctor/stub-probes';

const settings = { consentUrl: 'https://login.example/adminconsent' };
const down = new UpstreamError('Entra ID', 'unreachable', 'It is down.');
const denied = new UpstreamError('Entra ID', 'denied', 'It refused.', {
  advice: 'Grant it.',
  permission: 'X.Read',
});
const bug = new TypeError('ours');
const throwing = (error: Error) => () => Promise.reject(error);

describe('trouble with a service', () => {
  it('is a finding with its own words, and the consent page where a permission is missing', () => {
    expect(findingOf({ settings }, 'Entra', denied)).toEqual({
      subject: 'Entra',
      verdict: 'failed',
      sentence: 'It refused.',
      mend: 'Grant it.',
      link: { title: 'Grant admin consent', url: settings.consentUrl },
    });
    expect(warningOf({ settings }, 'Entra', down)).toEqual({
      subject: 'Entra',
      verdict: 'warning',
      sentence: 'It is down.',
      mend: 'Try again in a minute.',
    });
    expect(consentLink({ settings: { consentUrl: null } })).toBeUndefined();
  });

  it('is done without where that can be', async () => {
    expect(await unlessTrouble(throwing(down))).toBeNull();
    expect(await unlessTrouble(() => Promise.resolve(1))).toBe(1);
    expect(await unlessDenied(throwing(denied))).toBeNull();
    await expect(unlessDenied(throwing(down))).rejects.toBe(down);
    expect([isDenied(denied), isDenied(down), isDenied(bug)]).toEqual([true, false, false]);
  });

  it('is not what a mistake of ours is', async () => {
    expect(() => findingOf({ settings }, 'Entra', bug)).toThrow(bug);
    await expect(unlessTrouble(throwing(bug))).rejects.toBe(bug);
    await expect(attempt(throwing(bug))).rejects.toBe(bug);
    expect(await attempt(throwing(down))).toEqual({ kind: 'trouble', error: down });
  });

  it('while the tenant is looked up is told as that', async () => {
    const probes = stubProbes({ entra: { tenant: throwing(down) } });
    await expect(checkTenant(probes, 'tenant')).rejects.toBe(down);
  });
});
