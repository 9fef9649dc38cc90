import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Reads a file of the project as text; `path` is relative to the project's root. */
export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The project's path of a file, for readers that want the file itself. */
export const pathOf = (path: string): string => join(root, path);

/** Names in a folder of the project; an absent folder is empty. */
export const namesIn = (folder: string): string[] =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];

/** Reads `NAME=value` lines; comments and blank lines are left out. Throws on a line that is neither. */
export function readEnvFile(path: string): Map<string, string> {
  const lines = readText(path).split('\n');
  const entries = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return new Map(
    entries.map((line) => {
      const parts = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
      if (!parts) throw new Error(`${path}: not NAME=value: ${line}`);
      return [parts[1] ?? '', parts[2] ?? ''];
    }),
  );
}

/** The names used as `${{NAME}}` in a text, each once. */
export function placeholdersIn(text: string): string[] {
  const names = [...text.matchAll(/\$\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g)].map(
    (match) => match[1] ?? '',
  );
  return [...new Set(names)];
}

/** Fills in `${{NAME}}`; throws for a name that has no value, as the toolkit does. */
export function fillIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`no value for ${name}`);
    return value;
  });
}
