import fc from 'fast-check';
import { unwrap } from '../../../src/mapping/setup/unwrap';

const url = 'https://ww5.autotask.net/Mvc/Security/SsoCallback?ci=1&x=2';
const safe = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C02&sdata=Zm9v%3D&reserved=0`;
const teamsSafe = `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/2/atp-safelinks.html?url=${encodeURIComponent(url)}&locale=en-us&dest=x`;

describe('what was meant to be pasted', () => {
  it.each([
    ['as it is', url],
    ['between blanks and line breaks', `\n  ${url}\t `],
    ['in angle brackets', `<${url}>`],
    ['in quotation marks', `“${url}”`],
    ['in backticks', `\`${url}\``],
    ['in brackets', `(${url})`],
    ['with invisible signs', `\u200b${url}\ufeff`],
    ['as a Markdown link', `[Callback](${url})`],
    ['as an HTML link', `<a href="${url.replaceAll('&', '&amp;')}" title="x">${url}</a>`],
    ['with escaped ampersands', url.replaceAll('&', '&amp;')],
    ['behind a safe link of Outlook', safe],
    ['behind a safe link of Teams', teamsSafe],
    ['behind a safe link in angle brackets', `<${safe}>`],
    [
      'behind a safe link behind a safe link',
      teamsSafe.replace(encodeURIComponent(url), encodeURIComponent(safe)),
    ],
  ])('%s', (_how, pasted) => {
    expect(unwrap(pasted)).toBe(url);
  });

  it('is not looked for behind other addresses that have a url in them', () => {
    const other = `https://evil.example/?url=${encodeURIComponent(url)}`;
    expect(unwrap(other)).toBe(other);
    const lookalike = `https://safelinks.protection.outlook.com.evil.example/?url=${encodeURIComponent(url)}`;
    expect(unwrap(lookalike)).toBe(lookalike);
  });

  it('keeps the inside of what is no wrapping', () => {
    expect(unwrap('a "b" c')).toBe('a "b" c');
    expect(unwrap('"')).toBe('"');
    expect(unwrap('')).toBe('');
  });

  it('is the same when it is unwrapped once more, whatever was pasted', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (any) => unwrap(`<${any}>`) === unwrap(any)),
    );
  });
});
