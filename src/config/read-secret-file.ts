import { readFileSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { types } from 'node:util';

/** In bytes. A database's address with a token in it is far below; whatever is longer is not the file that was meant. */
const longestSecret = 8 * 1024;

/** Why a file cannot be read, by Node's error code. */
const troubles: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file. Check the path, and that the secret is mounted.',
  EACCES: 'the bot may not read it. Let the user it runs as read the file.',
  EPERM: 'the bot may not read it. Let the user it runs as read the file.',
};

/** What stands in a secret's file, or what is wrong with the file in a sentence that never holds a part of it. */
export type SecretFile = { readonly value: string } | { readonly problem: string };

/**
 * Reads a secret from a file, as Docker and Kubernetes mount them. Line breaks at its end are left out: editors and
 * `echo` add one.
 * @param path absolute; anything else is not repeated, since it may be the secret itself, pasted into the wrong variable
 */
export function readSecretFile(path: string): SecretFile {
  if (!isAbsolute(path)) {
    return { problem: 'must be the absolute path of a file that holds the secret, e.g. /run/secrets/name' };
  }
  try {
    return contentOf(path);
  } catch (error) {
    const code = types.isNativeError(error) && 'code' in error ? String(error.code) : 'unknown';
    return { problem: `is ${path}, but ${troubles[code] ?? `it cannot be read (${code}).`}` };
  }
}

function contentOf(path: string): SecretFile {
  const found = statSync(path);
  // Reading a pipe or a device would wait forever.
  if (!found.isFile())
    return { problem: `is ${path}, but that is no file. Give the path of the file itself.` };
  if (found.size > longestSecret) return { problem: `is ${path}, but that file is too long to be a secret.` };
  const value = readFileSync(path, 'utf8').replace(/[\r\n]+$/, '');
  return value.trim() === '' ? { problem: `is ${path}, but that file is empty.` } : { value };
}
