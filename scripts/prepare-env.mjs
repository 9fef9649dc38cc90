/**
 * Makes the environment files that git ignores from their committed examples, and never overwrites one:
 *
 *     node scripts/prepare-env.mjs [folder, default env]
 *
 * `env/.env.local.example` becomes `env/.env.local`, and so on. Prints what it made, so that you know what to fill in.
 */
import { constants, copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'env');
const ending = '.example';

for (const example of readdirSync(folder).filter((name) => name.endsWith(ending))) {
  const target = join(folder, example.slice(0, -ending.length));
  if (existsSync(target)) continue;
  // COPYFILE_EXCL: should the toolkit write the file at this very moment, its version wins.
  copyFileSync(join(folder, example), target, constants.COPYFILE_EXCL);
  console.log(`made ${target}: fill in its blanks`);
}
