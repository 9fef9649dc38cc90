import { worst } from '../../../src/mapping/finding';
import { checkDiscovery } from '../../../src/mapping/setup/check-discovery';

const tenantId = '7a1d0000-0000-4000-8000-00000000c0de';
const other = '7a1d0000-0000-4000-8000-0000000000ff';
const host = 'login.microsoftonline.com';
const base = `https://${host}/${tenantId}`;
const document = {
  issuer: `${base}/v2.0`,
  authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
  token_endpoint: `${base}/oauth2/v2.0/token`,
  jwks_uri: `${base}/discovery/v2.0/keys`,
  id_token_signing_alg_values_supported: ['RS256'],
};

/** The verdict on each subject. */
function verdicts(changed: object, within = host): Record<string, string> {
  const findings = checkDiscovery({ ...document, ...changed }, tenantId, within);
  return Object.fromEntries(findings.map(({ subject, verdict }) => [subject, verdict]));
}

const allOk = { Tenant: 'ok', Issuer: 'ok', Endpoints: 'ok', https: 'ok', 'Signing algorithm': 'ok' };

describe('a discovery document', () => {
  it('of our tenant passes every check', () => {
    expect(verdicts({})).toEqual(allOk);
  });

  it.each([
    [
      'of another tenant',
      { issuer: document.issuer.replace(tenantId, other) },
      { Tenant: 'failed', Issuer: 'failed' },
    ],
    [
      'of no certain tenant',
      { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' },
      { Tenant: 'failed', Issuer: 'failed' },
    ],
    ['of version 1.0', { issuer: `https://sts.windows.net/${tenantId}/` }, { Issuer: 'failed' }],
    ['without an issuer', { issuer: undefined }, { Tenant: 'failed', Issuer: 'failed' }],
    [
      'with an issuer that is no address',
      { issuer: `${tenantId}/v2.0` },
      { Issuer: 'failed', https: 'failed' },
    ],
    ['without keys', { jwks_uri: '' }, { Endpoints: 'failed' }],
    ['with a number for an address', { token_endpoint: 7 }, { Endpoints: 'failed' }],
    [
      'with an address that is not encrypted',
      { token_endpoint: document.token_endpoint.replace('https', 'http') },
      { https: 'failed' },
    ],
    [
      'that allows unsigned tokens',
      { id_token_signing_alg_values_supported: ['RS256', 'none'] },
      { 'Signing algorithm': 'failed' },
    ],
    [
      'with another algorithm',
      { id_token_signing_alg_values_supported: ['HS256'] },
      { 'Signing algorithm': 'failed' },
    ],
    [
      'without algorithms',
      { id_token_signing_alg_values_supported: 'RS256' },
      { 'Signing algorithm': 'failed' },
    ],
  ])('%s fails just there', (_what, changed, failing) => {
    expect(verdicts(changed)).toEqual({ ...allOk, ...failing });
  });

  it('says which tenant it is of, and which addresses are missing or open', () => {
    const findings = checkDiscovery(
      { issuer: `https://login.microsoftonline.com/${other}/v2.0`, token_endpoint: 'http://x.example' },
      tenantId,
      host,
    );
    const text = findings.map(({ sentence }) => sentence).join(' ');
    expect(text).toContain(`of another tenant, ${other}`);
    expect(text).toContain('lacks authorization_endpoint, jwks_uri');
    expect(text).toContain('Not encrypted: token_endpoint');
  });

  it.each([null, undefined, 'text', 7, [], {}])('%p is none', (nothing) => {
    expect(worst(checkDiscovery(nothing, tenantId, host))).toBe('failed');
  });

  it('of a national cloud passes too, there', () => {
    const elsewhere = JSON.parse(
      JSON.stringify(document).replaceAll(host, 'login.microsoftonline.us'),
    ) as object;
    expect(verdicts(elsewhere, 'login.microsoftonline.us')).toEqual(allOk);
    expect(verdicts(elsewhere)).toEqual({ ...allOk, Issuer: 'failed', Endpoints: 'failed' });
  });

  it.each([
    ['issuer', `https://evil.example/${tenantId}/v2.0`, 'Issuer'],
    ['token_endpoint', `https://evil.example/${tenantId}/token`, 'Endpoints'],
    ['jwks_uri', `https://login.microsoftonline.com/${other}/discovery/v2.0/keys`, 'Endpoints'],
    ['authorization_endpoint', 'https:// not an address', 'Endpoints'],
  ])('whose %s is %s fails', (name, address, subject) => {
    expect(verdicts({ [name]: address })).toEqual({ ...allOk, [subject]: 'failed' });
  });
});
