import type { GroupRoster } from '../../../src/workflow/doctor/probes';
import { UpstreamError } from '../../../src/mapping/upstream-error';
import { consentUrl, examine } from './examine';
import { tenantId } from './stub-probes';

const lacking = (permission: string): UpstreamError =>
  new UpstreamError('Entra ID', 'denied', `Graph refused. This needs ${permission}.`, {
    permission,
    advice: `Grant admin consent for ${permission}.`,
  });
const throwing = (error: Error) => () => Promise.reject(error);

describe('the sign-in to Graph', () => {
  it.each([
    ['is refused', new UpstreamError('Entra ID', 'denied', 'Graph refused the sign-in.')],
    ['cannot be reached', new UpstreamError('Entra ID', 'unreachable', 'Graph cannot be reached.')],
  ])('%s: one finding failed, and nothing further is asked of Graph', async (_what, error) => {
    const asked: string[] = [];
    const found = await examine({
      entra: {
        readSomeUser: throwing(error),
        tenant: () => Promise.reject(new Error(String(asked.push('tenant')))),
        group: () => Promise.reject(new Error(String(asked.push('group')))),
        readSomeApp: () => Promise.reject(new Error(String(asked.push('app')))),
      },
    });
    expect(found.get('Microsoft Graph')).toMatchObject({ verdict: 'failed', sentence: error.message });
    for (const subject of ['Tenant', 'Permission User.Read.All', 'Approvers group', 'Four eyes']) {
      expect(found.get(subject)?.sentence).toMatch(/^Not checked, because/);
    }
    expect(asked).toEqual([]);
  });

  it('is in order although the permission that was tried first is missing, which has the consent page', async () => {
    const found = await examine({ entra: { readSomeUser: throwing(lacking('User.Read.All')) } });
    expect(found.get('Microsoft Graph')?.verdict).toBe('ok');
    expect(found.get('Permission User.Read.All')).toMatchObject({
      verdict: 'failed',
      mend: 'Grant admin consent for User.Read.All.',
      link: { url: consentUrl },
    });
    expect(found.get('Permission GroupMember.Read.All')?.verdict).toBe('ok');
  });

  it('has no consent page where there is none', async () => {
    const entra = { readSomeUser: throwing(lacking('User.Read.All')) };
    const found = await examine({ entra }, { consentUrl: null });
    expect(found.get('Permission User.Read.All')).not.toHaveProperty('link');
  });
});

describe('the tenant', () => {
  const other = 'bbbbbbbb-0000-4000-8000-000000000002';
  const unread = throwing(lacking('Organization.Read.All'));

  it.each([
    [
      'by the record',
      { tenant: () => Promise.resolve({ id: tenantId.toUpperCase(), name: 'Contoso' }) },
      null,
      'ok',
    ],
    [
      'by the record, another',
      { tenant: () => Promise.resolve({ id: other, name: 'Fabrikam' }) },
      null,
      'failed',
    ],
    ['by the settings', { tenant: unread }, tenantId.toUpperCase(), 'ok'],
    ['by the settings, another', { tenant: unread }, other, 'failed'],
    ['unread, and nothing to compare with', { tenant: unread }, null, 'ok'],
  ])('%s', async (_what, entra, graphTenantId, verdict) => {
    const found = await examine({ entra, configured: { graphTenantId } });
    expect(found.get('Tenant')?.verdict).toBe(verdict);
    if (verdict === 'failed') expect(found.get('Tenant')?.sentence).toContain(other);
  });

  it('says what was not read', async () => {
    const found = await examine({ entra: { tenant: unread } });
    expect(found.get('Tenant')?.sentence).toContain('was not read');
  });
});

describe('the permission for app registrations', () => {
  const entra = { readSomeApp: throwing(lacking('Application.Read.All')) };

  it('is not missed where nothing needs it', async () => {
    expect((await examine({ entra })).get('Permission for app registrations')?.verdict).toBe('ok');
  });

  it('is missed where the bot is to register the app by itself', async () => {
    const found = await examine({ entra }, { mayCreateApp: true });
    expect(found.get('Permission for app registrations')?.verdict).toBe('failed');
  });
});

describe('the groups', () => {
  const people = (...ids: string[]): GroupRoster['people'] =>
    ids.map((objectId) => ({ objectId, enabled: !objectId.startsWith('disabled') }));

  async function withGroups(administrators: string[] | null, approvers: string[] | null) {
    const rosters = { administrators, approvers };
    return examine({
      entra: {
        group: (id) => {
          const ids = rosters[id as keyof typeof rosters];
          return Promise.resolve(ids && { name: `SSO ${id}`, people: people(...ids) });
        },
      },
    });
  }

  it.each([
    ['two different people', ['a'], ['b'], 'ok'],
    ['one administrator among several approvers', ['a'], ['a', 'b'], 'ok'],
    ['several administrators, one of them the only approver', ['a', 'b'], ['a'], 'warning'],
    ['one and the same person, whatever the case of the id', ['a'], ['A'], 'failed'],
    ['one and the same enabled person', ['a', 'disabled-b'], ['a', 'disabled-c'], 'failed'],
    ['nobody to approve', ['a'], [], 'warning'],
  ])('%s: four eyes are %s, %s', async (_what, administrators, approvers, verdict) => {
    expect((await withGroups(administrators, approvers)).get('Four eyes')?.verdict).toBe(verdict);
  });

  it('are not asked for four eyes where FOUR_EYES is off, which is a warning even with two people', async () => {
    const finding = (await examine({}, { fourEyes: false })).get('Four eyes');
    expect(finding).toMatchObject({
      verdict: 'warning',
      sentence: expect.stringMatching(/^FOUR_EYES is off.*marked/) as string,
      mend: expect.stringContaining('FOUR_EYES=off') as string,
    });
  });

  it.each([
    ['is not there', null, /no group with the Object ID in APPROVER_GROUP_ID/],
    ['is empty', [], /Nobody is in SSO approvers/],
    ['holds only disabled people', ['disabled-a'], /Everybody in SSO approvers is disabled/],
  ])('a group that %s is named', async (_what, approvers, sentence) => {
    const finding = (await withGroups(['a'], approvers)).get('Approvers group');
    expect(finding?.verdict).toBe('failed');
    expect(finding?.sentence).toMatch(sentence);
  });

  it('that may not be read fail once, and the others are not checked', async () => {
    const found = await examine({ entra: { group: throwing(lacking('GroupMember.Read.All')) } });
    expect(found.get('Permission GroupMember.Read.All')).toMatchObject({
      verdict: 'failed',
      link: { url: consentUrl },
    });
    expect(found.get('Administrators group')?.verdict).toBe('warning');
    expect(found.get('Four eyes')?.verdict).toBe('warning');
  });
});
