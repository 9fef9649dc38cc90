import type { GroupRoster } from '../../../src/workflow/doctor/probes';
import { UpstreamError } from '../../../src/mapping/upstream-error';
import type { Settings } from '../../../src/workflow/deps';
import { defaultSettings } from '../harness/default-settings';
import { examine } from './examine';
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
      link: { url: defaultSettings.consentUrl },
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

  async function withGroups(
    administrators: string[] | null,
    approvers: string[] | null,
    settings: Partial<Settings> = {},
    sensitive: string[] | null = null,
  ) {
    const rosters = { administrators, approvers, sensitive };
    const group = (id: string): Promise<GroupRoster | null> => {
      const ids = rosters[id as keyof typeof rosters];
      return Promise.resolve(ids && { name: `SSO ${id}`, people: people(...ids) });
    };
    return examine({ entra: { group } }, settings);
  }

  it.each([
    ['three different people', ['a'], ['b', 'c'], 'ok'],
    ['two people who are both', ['a', 'b'], ['a', 'b'], 'ok'],
    ['two different people, of whom the approver cannot be mapped', ['a'], ['b'], 'warning'],
    ['the same where the administrator is an approver too', ['a'], ['a', 'b'], 'warning'],
    ['several administrators, one of them the only approver', ['a', 'b'], ['a'], 'warning'],
    ['one and the same person, whatever the case of the id', ['a'], ['A'], 'failed'],
    ['one and the same enabled person', ['a', 'disabled-b'], ['a', 'disabled-c'], 'failed'],
    ['nobody to approve', ['a'], [], 'warning'],
  ])('%s: four eyes are %s, %s', async (_what, administrators, approvers, verdict) => {
    expect((await withGroups(administrators, approvers)).get('Four eyes')?.verdict).toBe(verdict);
  });

  it.each([
    ['three others', ['a'], ['b', 'c', 'd'], 'ok'],
    ['two others, of whom neither can be mapped', ['a'], ['b', 'c'], 'warning'],
    ['two others for one administrator, and one for the other', ['a', 'b'], ['b', 'c'], 'warning'],
    ['one other', ['a'], ['a', 'b'], 'failed'],
    ['one other and a disabled one', ['a'], ['b', 'disabled-c'], 'failed'],
  ])('two approvals, %s: four eyes are %s, %s', async (_what, administrators, approvers, verdict) => {
    const settings = { approvalsRequired: 2 };
    expect((await withGroups(administrators, approvers, settings)).get('Four eyes')?.verdict).toBe(verdict);
  });

  it('too few for several approvals are told, with whom it concerns', async () => {
    const [all, some] = [{ approvalsRequired: 3 }, { approvalsRequired: 3, sensitiveGroupId: 'sensitive' }];
    const everybody = (await withGroups(['a'], ['a', 'b'], all)).get('Four eyes');
    expect(everybody?.sentence).toMatch(/3 people have to approve.* nobody can be mapped/);
    const members = (await withGroups(['a'], ['a', 'b'], some, [])).get('Four eyes');
    expect(members?.sentence).toMatch(/nobody in the sensitive group can be mapped/);
  });

  it.each([
    [1, ['a'], 'warning', /^FOUR_EYES is off/],
    [2, ['a', 'b'], 'warning', /^FOUR_EYES is off/],
    [2, ['a'], 'failed', /^2 people have to approve, but only 1 can/],
  ])('with FOUR_EYES off and %s approvals, %s is a %s', async (approvalsRequired, ids, verdict, sentence) => {
    const found = await withGroups(['a'], ids, { fourEyes: false, approvalsRequired });
    expect(found.get('Four eyes')?.verdict).toBe(verdict);
    expect(found.get('Four eyes')?.sentence).toMatch(sentence);
  });

  const sensitive = { approvalsRequired: 2, sensitiveGroupId: 'sensitive' };

  it.each([
    ['is there', ['a'], 'ok', 'SSO sensitive: 1 person.'],
    ['is empty', [], 'ok', 'SSO sensitive: 0 people.'],
    ['is not there', null, 'failed', /SENSITIVE_GROUP_ID, so 2 people have to approve/],
  ])('a sensitive group that %s: %s, %s', async (_what, ids, verdict, sentence) => {
    const finding = (await withGroups(['a'], ['b', 'c', 'd'], sensitive, ids)).get('Sensitive group');
    expect(finding?.verdict).toBe(verdict);
    expect(finding?.sentence).toEqual(
      typeof sentence === 'string' ? sentence : (expect.stringMatching(sentence) as string),
    );
  });

  it('are not asked for a sensitive group where there is to be none', async () => {
    expect((await withGroups(['a'], ['b', 'c'])).has('Sensitive group')).toBe(false);
  });

  it('include the sensitive group where they may not be read', async () => {
    const found = await examine({ entra: { group: throwing(lacking('GroupMember.Read.All')) } }, sensitive);
    expect(found.get('Sensitive group')?.sentence).toMatch(/^Not checked/);
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
      link: { url: defaultSettings.consentUrl },
    });
    expect(found.get('Administrators group')?.verdict).toBe('warning');
    expect(found.get('Four eyes')?.verdict).toBe('warning');
  });
});
