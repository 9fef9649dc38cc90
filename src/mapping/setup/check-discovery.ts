import { failed, ok, type Finding } from '../finding';
import { guidPattern } from '../guid-pattern';

/** The addresses a client needs. Source: OpenID Connect Discovery 1.0, section 3. */
const endpointNames = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;

const copyAgain = 'Copy the address of the discovery document from this card into Autotask again.';
const wrongTenant = 'Check the Directory (tenant) ID in step 2; the document must be of your own tenant.';

/**
 * Checks a discovery document for signing in to Autotask, one finding each for tenant, issuer, endpoints, https and
 * signing algorithm.
 * @param document parsed JSON, of whatever shape
 * @param tenantId the tenant it must be of, lower case
 * @param host where people sign in: `login.microsoftonline.com`, or a national cloud's
 */
export function checkDiscovery(document: unknown, tenantId: string, host: string): Finding[] {
  const properties = (typeof document === 'object' && document !== null ? document : {}) as Properties;
  const issuer = textOf(properties.issuer);
  return [
    checkTenant(issuer, tenantId),
    checkIssuer(issuer, tenantId, host),
    checkEndpoints(properties, tenantId, host),
    checkHttps(properties),
    checkAlgorithms(properties.id_token_signing_alg_values_supported),
  ];
}

type Properties = Readonly<Record<string, unknown>>;

function checkTenant(issuer: string, tenantId: string): Finding {
  const found = new RegExp(guidPattern, 'i').exec(issuer)?.[0].toLowerCase();
  if (found === tenantId) return ok('Tenant', `It is your tenant's, ${tenantId}.`);
  return found === undefined
    ? failed('Tenant', 'The document names no tenant.', wrongTenant)
    : failed('Tenant', `The document is of another tenant, ${found}.`, wrongTenant);
}

/** Source: Microsoft identity platform, "Access tokens": v2.0 issuers end in /v2.0, those of v1.0 begin with sts.windows.net. */
function checkIssuer(issuer: string, tenantId: string, host: string): Finding {
  if (issuer === '') return failed('Issuer', 'The document names no issuer.', copyAgain);
  if (!isOfMicrosoft(issuer, host)) {
    return failed('Issuer', `The issuer is ${issuer}, which is not ${host}.`, notMicrosoft);
  }
  if (new URL(issuer).pathname.toLowerCase() === `/${tenantId}/v2.0`) return ok('Issuer', issuer);
  return failed('Issuer', `The issuer is ${issuer}, not one of version 2.0 for your tenant.`, copyAgain);
}

const notMicrosoft = 'Do not use this document: it does not come from where your people sign in.';

/** Version 1.0 and some national clouds have hosts of their own. Source: "National clouds", sign-in endpoints. */
const otherHosts = ['sts.windows.net', 'login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'];

function isOfMicrosoft(address: string, host: string): boolean {
  return URL.canParse(address) && [host, ...otherHosts].includes(new URL(address).hostname);
}

function checkEndpoints(properties: Properties, tenantId: string, host: string): Finding {
  const named = endpointNames.map((name) => ({ name, address: textOf(properties[name]) }));
  const list = (some: typeof named): string => some.map(({ name }) => name).join(', ');
  const missing = named.filter(({ address }) => address === '');
  if (missing.length > 0) return failed('Endpoints', `The document lacks ${list(missing)}.`, copyAgain);
  const strange = named.filter(
    ({ address }) => !isOfMicrosoft(address, host) || !address.toLowerCase().includes(`/${tenantId}/`),
  );
  if (strange.length === 0)
    return ok('Endpoints', 'Sign-in, token and key addresses are there, of your tenant.');
  return failed('Endpoints', `Not of your tenant at ${host}: ${list(strange)}.`, notMicrosoft);
}

function checkHttps(properties: Properties): Finding {
  const named = ['issuer', ...endpointNames].map((name) => ({ name, address: textOf(properties[name]) }));
  const open = named.filter(({ address }) => address !== '' && !/^https:\/\//i.test(address));
  return open.length === 0
    ? ok('https', 'Every address is encrypted.')
    : failed(
        'https',
        `Not encrypted: ${open.map(({ name }) => name).join(', ')}.`,
        'Do not use this document: somebody between you and Microsoft may have changed it.',
      );
}

/** Autotask has to be able to check who signed a token; RS256 is what Entra signs with. */
function checkAlgorithms(supported: unknown): Finding {
  const names: unknown[] = Array.isArray(supported) ? supported : [];
  const subject = 'Signing algorithm';
  if (names.includes('none')) {
    return failed(subject, 'Unsigned tokens would be allowed ("none").', 'Do not use this document.');
  }
  return names.includes('RS256')
    ? ok(subject, 'RS256.')
    : failed(subject, 'RS256 is not offered, which Entra signs with.', copyAgain);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
