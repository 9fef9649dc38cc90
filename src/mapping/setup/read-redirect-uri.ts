import { failed } from '../finding';
import type { Read } from './read-guid';
import { unwrap } from './unwrap';

const subject = 'Callback/Redirect URL';
const mend =
  'In Autotask: Resources/Users (HR) > Security > Single Sign-On (OpenID Connect (OIDC)) > General, copy the Callback/Redirect URL whole.';

/** The most Entra takes for a redirect URI. Source: "Redirect URI (reply URL) outline and restrictions". */
const longest = 256;

/**
 * Reads Autotask's Callback/Redirect URL as somebody pasted it.
 * @returns the URL letter by letter as it was, since Entra compares it so, or what is wrong with it
 */
export function readRedirectUri(text: string): Read<string> {
  const url = unwrap(text);
  const trouble = troubleWith(url);
  return trouble === null
    ? { kind: 'read', value: url }
    : { kind: 'problem', problem: failed(subject, trouble, mend) };
}

function troubleWith(url: string): string | null {
  if (url === '') return 'Nothing was given.';
  if (/\s/.test(url)) return 'There is a space or a line break in it.';
  if (url.includes('*')) return 'There is a wildcard (*) in it, which would let sign-ins go to other places.';
  if (!URL.canParse(url)) return 'This is not a web address.';
  if (url.length > longest) return `It is longer than the ${longest} characters that Entra takes.`;
  return troubleWithParts(new URL(url));
}

function troubleWithParts({ protocol, hostname, hash, username, password, href }: URL): string | null {
  if (protocol !== 'https:') return 'It does not begin with https://, so sign-ins could be read on the way.';
  if (!/(^|\.)autotask\.net$/.test(hostname)) {
    return `It leads to ${hostname}, which is not an address of Autotask (autotask.net).`;
  }
  if (username !== '' || password !== '') return 'There is a user name in it.';
  return hash !== '' || href.includes('#') ? 'There is a fragment (#) in it, which Entra refuses.' : null;
}
