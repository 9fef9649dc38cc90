import { secretSettings } from './secret-settings';
import type { Settings } from './settings';

/**
 * The values of all secrets in the configuration, for the log to mask; a database's address with its password by itself.
 * `names` are no secrets by themselves, but half of a credential.
 */
export function secretsOf(config: Partial<Settings>): {
  readonly secrets: string[];
  readonly names: string[];
} {
  const { AUTOTASK_USERNAME: userName, ...others } = config;
  const secrets = Object.entries(others)
    .filter(([name]) => secretSettings.includes(name))
    .flatMap(([, value]) => (typeof value === 'string' ? partsOf(value) : []));
  return { secrets, names: userName === undefined ? [] : [userName] };
}

/** A file's path is no secret; in an address the password is one, as it is written and as it is sent. */
function partsOf(value: string): string[] {
  if (value.startsWith('file:')) return [];
  const [, password] = /^[a-z]+:\/\/[^:/?#]*:(.+)@/i.exec(value) ?? [];
  const [, inQuery] = /[?&]password=([^&#]+)/i.exec(value) ?? [];
  const passwords = [password, inQuery].filter((part) => part !== undefined);
  return [value, ...passwords, ...passwords.map(decoded)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A per cent sign that encodes nothing: then it is sent as it stands.
    return text;
  }
}
