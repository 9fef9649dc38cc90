import { readRedirectUri } from '../../../src/mapping/setup/read-redirect-uri';

const url = 'https://ww5.autotask.net/Mvc/Framework/Authentication.mvc/OpenIdConnectCallback';

describe("Autotask's Callback/Redirect URL", () => {
  it.each([
    ['as it is', url, url],
    ['of the domain itself', 'https://autotask.net/cb', 'https://autotask.net/cb'],
    ['wrapped by a chat', `<${url}>`, url],
    [
      'behind a safe link',
      `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}`,
      url,
    ],
    ['letter by letter, since Entra compares it so', `${url}/X%2f?A=b`, `${url}/X%2f?A=b`],
    ['with a host in upper case', 'https://WW5.Autotask.net/cb', 'https://WW5.Autotask.net/cb'],
  ])('%s is taken', (_how, text, value) => {
    expect(readRedirectUri(text)).toEqual({ kind: 'read', value });
  });

  it.each([
    ['', 'Nothing was given.'],
    ['Callback URL', 'a space or a line break'],
    [`${url.slice(0, 30)} ${url.slice(30)}`, 'a space or a line break'],
    ['autotask', 'not a web address'],
    [url.replace('https', 'http'), 'does not begin with https://'],
    ['ftp://ww5.autotask.net/cb', 'does not begin with https://'],
    ['javascript:alert(1)', 'does not begin with https://'],
    ['https://*.autotask.net/cb', 'wildcard'],
    [`${url}/*`, 'wildcard'],
    ['https://autotask.net.evil.example/cb', 'leads to autotask.net.evil.example'],
    ['https://notautotask.net/cb', 'leads to notautotask.net'],
    ['https://evil.example/?autotask.net', 'leads to evil.example'],
    ['https://me@ww5.autotask.net/cb', 'a user name in it'],
    [`${url}#here`, 'a fragment'],
    [`${url}#`, 'a fragment'],
    [`${url}?${'x'.repeat(256)}`, 'longer than the 256'],
  ])('%s is refused, with the reason and the way out', (text, reason) => {
    const result = readRedirectUri(text);
    expect(result).toMatchObject({
      kind: 'problem',
      problem: {
        verdict: 'failed',
        sentence: expect.stringContaining(reason) as string,
        mend: expect.stringContaining('copy the Callback/Redirect URL whole') as string,
      },
    });
  });
});
