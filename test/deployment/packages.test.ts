import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';

interface Lock {
  packages: Record<string, { version?: string; dev?: boolean; optional?: boolean }>;
}
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
};
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** The packages that the source imports, simulators aside; types alone need no package when it runs. */
function importedPackages(): string[] {
  const pattern = String.raw`^(import (?!type )|export ).* from '[^.]|^\} from '[^.]|(require|import)\('[^.]`;
  const found = execFileSync('git', ['grep', '-hPo', `(${pattern})[^']*`, '--', 'src', ':!src/playground'], {
    encoding: 'utf8',
  });
  const names = found.split('\n').map((line) => line.slice(line.lastIndexOf("'") + 1));
  return [...new Set(names.filter((name) => name !== '' && !isBuiltin(name)).map(packageOf))].toSorted();
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

test('what the bot imports when it runs is installed without the packages of development', () => {
  const imported = importedPackages();
  expect(imported).toContain('restify');
  expect(imported.filter((name) => !(name in dependencies))).toEqual([]);
});

test.each(['x64', 'arm64'])('the database driver comes for glibc and musl on Linux %s', (cpu) => {
  for (const libc of ['gnu', 'musl']) {
    const binary = packages[`node_modules/@libsql/linux-${cpu}-${libc}`];
    expect(binary).toMatchObject({ version: dependencies.libsql, optional: true });
    expect(binary?.dev).toBeUndefined();
  }
});
