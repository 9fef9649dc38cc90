import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The version of this program, as its package.json says. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
