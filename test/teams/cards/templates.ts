import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '..', '..', '..', 'cards');

/** The names of all templates in `cards/`, without `.json`. */
export const templateNames = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => path.basename(file, '.json'));

/** The example data of a template. */
export function readSample(name: string): object {
  return JSON.parse(readFileSync(path.join(folder, 'samples', `${name}.json`), 'utf8')) as object;
}
