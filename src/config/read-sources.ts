import { readSecretFile } from './read-secret-file';
import { secretSettings } from './secret-settings';

/** The settings as texts, wherever they stand, and what was wrong with getting them. */
export interface Sources {
  /** What is blank is absent. */
  readonly texts: Readonly<Record<string, string>>;
  /** By variable: one that is meant to be set, but whose text could not be had. */
  readonly problems: ReadonlyMap<string, string>;
}

/**
 * Gathers the settings: a secret stands in its variable, or in the file that `<NAME>_FILE` names. References to Azure
 * Key Vault are put in by the platform before the process starts; one that still stands there was not.
 */
export function readSources(environment: NodeJS.ProcessEnv): Sources {
  const texts = filled(environment);
  const problems = new Map<string, string>();
  for (const name of secretSettings) {
    const path = texts[`${name}_FILE`];
    if (path === undefined) continue;
    const file = readSecretFile(path);
    if (texts[name] !== undefined) problems.set(name, bothSet(name));
    else if ('problem' in file) problems.set(name, `${name}_FILE ${file.problem}`);
    else texts[name] = file.value;
  }
  for (const [name, text] of Object.entries(texts)) {
    if (isReference(text)) problems.set(name, unresolved(name));
  }
  return { texts, problems };
}

function filled(environment: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(environment).filter((entry): entry is [string, string] => !!entry[1]?.trim());
  return Object.fromEntries(given);
}

function bothSet(name: string): string {
  return `${name} and ${name}_FILE are both set. Keep the one that is meant, and remove the other.`;
}

/** Source: Microsoft Learn, "Use Key Vault references as app settings": what is not resolved is given as it stands. */
function isReference(text: string): boolean {
  return /^\s*@Microsoft\.KeyVault\(/i.test(text);
}

function unresolved(name: string): string {
  return (
    `${name} is a Key Vault reference that was not resolved. Only App Service resolves it, and shows why it did not ` +
    "beside the setting in the portal: give the app's managed identity the role Key Vault Secrets User on the vault, " +
    'check the names in the reference, and restart. In Container Apps use a secret with a Key Vault URL and refer to it by secretRef.'
  );
}
