import { createRequire } from 'node:module';
import path from 'node:path';

const load = createRequire(__filename);

/** The folder of the product as `npm run build` made it. */
export const builtFolder = path.join(__dirname, '..', '..', '..', '..');

/**
 * A module of the built product, beside which its cards and its package.json are; of the copy that the benchmarks are compiled with
 * they are not.
 */
export function built(name: string): unknown {
  return load(path.join(builtFolder, name));
}
