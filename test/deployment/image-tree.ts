import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDockerfile, textsOf } from './dockerfile';

/** The files of the image, laid out on this machine. */
export interface ImageTree {
  /** What is `/app` in the image; nobody can write there. */
  readonly app: string;
  /** What is `/data`: the only place to write to. */
  readonly data: string;
  /** Every file, folder and link of `/app`. */
  files(): string[];
  close(): void;
}

/**
 * Does what the last stage of the Dockerfile does, without Docker: copies what it copies (`lib` as `npm run build` left
 * it, without the simulators that .dockerignore leaves out), with the packages of `npm ci --omit=dev` and no others.
 */
export function layOutImage(): ImageTree {
  const root = mkdtempSync(path.join(tmpdir(), 'sso-image-'));
  const [app, data] = [path.join(root, 'app'), path.join(root, 'data')];
  mkdirSync(app);
  mkdirSync(data, { mode: 0o777 });
  // Whatever the umask makes of them: another user goes in, and writes to /data.
  chmodSync(root, 0o755);
  chmodSync(data, 0o777);
  for (const source of copiedFiles())
    cpSync(source, path.join(app, source), { recursive: true, filter: belongs });
  symlinkSync(data, path.join(app, 'data'));
  copyPackages(app);
  setWritable(app, false);
  return {
    app,
    data,
    files: () => filesBelow(app),
    close: () => {
      setWritable(app, true);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What the image copies from the source tree and from the build; the packages come by another way. */
function copiedFiles(): string[] {
  const texts = textsOf(readDockerfile().at(-1), 'COPY');
  return texts
    .flatMap((text) =>
      text
        .split(' ')
        .filter((word) => !word.startsWith('--'))
        .slice(0, -1),
    )
    .map((source) => source.replace(/^\/app\//, ''))
    .filter((source) => source !== 'node_modules');
}

/** The builder never sees the simulators, and benchmarks are built on this machine only. */
const belongs = (source: string): boolean => !/^lib\/(playground|bench)(\/|$)/.test(source);

/** Copies instead of links, which somebody else could not follow into a folder that is only for whoever runs the tests. */
function copyPackages(app: string): void {
  const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const packages = listed
    .split('\n')
    .map((line) => path.relative(process.cwd(), line.trim()))
    .filter((name) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(name));
  for (const name of packages) cpSync(name, path.join(app, name), { recursive: true });
}

/** `find` does not go through the link to /data, as Node's recursive `readdir` does. */
function filesBelow(folder: string): string[] {
  const maxBuffer = 64 * 1024 * 1024;
  return execFileSync('find', [folder], { encoding: 'utf8', maxBuffer }).trim().split('\n').toSorted();
}

function setWritable(folder: string, writable: boolean): void {
  execFileSync('chmod', ['-R', writable ? 'u+w' : 'a-w', folder]);
}
