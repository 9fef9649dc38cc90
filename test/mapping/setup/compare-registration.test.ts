import type { Registration } from '../../../src/mapping/registration';
import { compareRegistration } from '../../../src/mapping/setup/compare-registration';

const redirectUri = 'https://ww5.autotask.net/Mvc/callback';
const registration: Registration = {
  objectId: '0b1ec700-0000-4000-8000-000000000001',
  clientId: 'c11e0700-0000-4000-8000-000000000002',
  displayName: 'Autotask',
  audience: 'AzureADMyOrg',
  tags: [],
  createdAt: '2026-11-23T10:00:00.000Z',
  webRedirectUris: [redirectUri],
  otherRedirectUris: [],
  secrets: [],
  servicePrincipal: 'enabled',
};

/** What is not in order, by subject. */
function troubles(changed: Partial<Registration>): Record<string, string> {
  const findings = compareRegistration({ ...registration, ...changed }, { redirectUri });
  return Object.fromEntries(
    findings
      .filter(({ verdict }) => verdict !== 'ok')
      .map((f) => [f.subject, `${f.verdict}: ${f.sentence} ${f.mend ?? ''}`]),
  );
}

describe('an app registration', () => {
  it('as it should be has nothing to complain of', () => {
    expect(troubles({})).toEqual({});
  });

  it('is not asked for its redirect URI before that is known', () => {
    const findings = compareRegistration({ ...registration, webRedirectUris: [] }, { redirectUri: null });
    expect(findings.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ['Name', 'ok'],
      ['Supported account types', 'ok'],
      ['Enterprise application', 'ok'],
    ]);
  });

  it.each<[string, Partial<Registration>, string, RegExp]>([
    ['of another name', { displayName: 'Payroll' }, 'Name', /^warning: .*"Payroll".*rename it/],
    [
      'for other organisations',
      { audience: 'AzureADMultipleOrgs' },
      'Supported account types',
      /^warning: .*other organisations.*this organizational directory only/,
    ],
    [
      'for personal accounts',
      { audience: 'PersonalMicrosoftAccount' },
      'Supported account types',
      /^failed: .*nobody of your organisation/,
    ],
    ['that does not say for whom', { audience: null }, 'Supported account types', /^warning/],
    [
      'without the redirect URI',
      { webRedirectUris: [] },
      'Redirect URI',
      /^failed: .*does not have .*Add a platform > Web/,
    ],
    [
      'with it under another platform',
      { webRedirectUris: [], otherRedirectUris: [redirectUri] },
      'Redirect URI',
      /^failed: .*another platform than Web/,
    ],
    [
      'with a slash too much',
      { webRedirectUris: [`${redirectUri}/`] },
      'Redirect URI',
      /^failed: .*slash at its end.*letter by letter/,
    ],
    [
      'in another case',
      { webRedirectUris: [redirectUri.toUpperCase()] },
      'Redirect URI',
      /^failed: .*upper and lower case/,
    ],
    [
      'nobody may sign in to',
      { servicePrincipal: 'disabled' },
      'Enterprise application',
      /^failed: .*switched off.*Enabled for users/,
    ],
    [
      'without an enterprise application',
      { servicePrincipal: 'missing' },
      'Enterprise application',
      /^failed: .*nobody can sign in.*Create Service Principal/,
    ],
  ])('%s is told, with what mends it, and nothing else', (_what, changed, subject, text) => {
    const found = troubles(changed);
    expect(Object.keys(found)).toEqual([subject]);
    expect(found[subject]).toMatch(text);
  });
});
