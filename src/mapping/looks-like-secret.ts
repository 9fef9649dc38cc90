import { decodeHTML } from 'entities/decode';
import { guidPattern } from './guid-pattern';
import { looksRandom } from './looks-random';

/**
 * Whether a message or an input holds something like a pasted secret: a client secret of Entra, a token, a private
 * key, a password with its label, or a long word of random signs. Rather once too often than once too seldom, but never
 * for what people type to this bot: names, addresses, Object IDs, web addresses, mentions.
 * @param text as it was sent, in any script and with any markup
 */
export function looksLikeSecret(text: string): boolean {
  const plain = visible(text);
  return (
    holdsEntraSecret(plain) ||
    holdsToken(plain) ||
    telling.some((sign) => sign.test(plain)) ||
    hasRandomWord(plain)
  );
}

function visible(text: string): string {
  return decodeHTML(text)
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '');
}

/**
 * Three signs, a digit, `Q~` and 31 to 34 more, also in a web address, and also in pieces: whatever a secret cannot
 * hold (line breaks, quotation marks, brackets) is taken out first.
 * Source: gitleaks, rule `azure-ad-client-secret`.
 */
function holdsEntraSecret(text: string): boolean {
  const together = text.replace(/%7e/gi, '~').replace(/[^\w~.-]/g, '');
  return /[\w~.-]{3}\dQ~[\w~.-]{31}/.test(together);
}

/** A JSON Web Token: parts in Base64, of which the first always begins with `{"`. Line breaks may be within. */
function holdsToken(text: string): boolean {
  const isSigned = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/.test(text.replace(/[^\w.-]/g, ''));
  return isSigned || /(?<![\w-])eyJ[\w-]{10,}(?:\.[\w-]*){2,4}/.test(text);
}

/** Eight signs or more after `client secret:`, `password=` and the like, as prose, in JSON or in a connection string. */
const labelled =
  /(?:secret|password|passwd|passphrase|pwd|passwort|kennwort|account ?key|access ?key|api[ _-]?key)(?:[ _-]?value)?["'`*_]*\s*[:=]["'`*_\s]*\S{8,}/i;
/** A connection string says more than the password, which may be short. */
const inConnectionString = /;\s*(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*[^;\s]/i;
/** `postgres://user:password@host` */
const inAddress = /:\/\/[^\s:/@]+:[^\s/@]+@/;
/** Dashes are left out: keyboards make one long dash of several. */
const privateKey = /BEGIN\s+(?:[A-Z]+\s+)*PRIVATE\s+KEY/;

const telling = [labelled, inConnectionString, inAddress, privateKey];

function hasRandomWord(text: string): boolean {
  return text
    .replace(knownSigns, ' ')
    .split(/[\s<>()[\]{}"'`,;|]+/)
    .some((word) => !isKnownKind(word) && looksRandom(word));
}

/** Web addresses (safe links carry random signs) and GUIDs. */
const knownSigns = new RegExp(String.raw`https?://[^\s<>"]+|${guidPattern}`, 'gi');

/** Each for a whole word. */
const knownKinds = [
  // An e-mail address, a user principal name (also a guest's, with #EXT#), or the id of a conversation in Teams.
  /^[^\s@]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+[.:!?]*$/u,
  // A web address without its scheme.
  /^(?:[a-z\d-]+\.)+[a-z]{2,}(?:[/?#:]|$)/,
  // What the people picker gives for a person, depending on the client. Source: "People Picker in Adaptive Cards".
  /^29:[\w-]+$/,
];

function isKnownKind(word: string): boolean {
  return knownKinds.some((kind) => kind.test(word));
}
