import { decodeHTMLStrict } from 'entities/decode';

/** Wrapped more often than this nothing is that people paste. */
const mostWrappings = 5;

/**
 * What somebody meant to paste: without what chats and mail programs wrap around addresses (`<https://…>`, Markdown and
 * HTML links, Defender's and Teams' safe links), quotation marks and invisible signs.
 */
export function unwrap(text: string): string {
  let plain = visible(text);
  for (let round = 0; round < mostWrappings; round += 1) plain = visible(peeled(plain));
  return plain;
}

function visible(text: string): string {
  return decodeHTMLStrict(text)
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim();
}

/** From the outside in; the first that fits is taken off. */
const wrappings = [
  /^<a\s[^>]*href="(?<inside>[^"]*)"/i,
  /^\[[^\]]*\]\((?<inside>[^)\s]*)\)$/,
  /^<(?<inside>[^<>]*)>$/,
  /^["'“”„‘’`](?<inside>[^]*)["'“”‘’`]$/,
  /^[({](?<inside>[^]*)[)}]$/,
];

function peeled(text: string): string {
  const inside = wrappings.map((wrapping) => wrapping.exec(text)?.groups?.inside).find(Boolean);
  return inside ?? behindSafeLink(text);
}

/** Safe links carry the address in `url`. Source: Microsoft Defender for Office 365, "Safe Links in Microsoft Teams". */
function behindSafeLink(text: string): string {
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return text;
  const { hostname, pathname, searchParams } = new URL(text);
  const isSafeLink =
    hostname.endsWith('.safelinks.protection.outlook.com') ||
    (hostname.endsWith('teams.cdn.office.net') && pathname.includes('safelinks'));
  return isSafeLink ? (searchParams.get('url') ?? text) : text;
}
