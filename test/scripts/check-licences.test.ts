import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Package {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}
type Packages = Readonly<Record<string, Package>>;

const folder = mkdtempSync(join(tmpdir(), 'sso-licences-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the check on our own lock file, with some packages added to it and others taken out. */
function check(
  added: Packages = {},
  removed: readonly string[] = [],
): { status: number | null; said: string } {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };
  const kept = Object.entries(lock.packages).filter(([path]) => !removed.includes(path));
  const file = join(folder, 'package-lock.json');
  writeFileSync(file, JSON.stringify({ ...lock, packages: { ...Object.fromEntries(kept), ...added } }));
  const { status, stdout, stderr } = spawnSync('node', ['scripts/check-licences.mjs', file], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

const made = { version: '1.2.3', license: 'MIT', integrity: 'sha512-made-up' };

describe('the check of licences', () => {
  it('finds nothing wrong with what the bot needs', () => {
    expect(check()).toEqual({
      status: 0,
      said: expect.stringMatching(/^\d{3} packages at run time/) as string,
    });
  });

  it.each<[string, Package, RegExp]>([
    [
      'asks for more than its text to be passed on',
      { ...made, license: 'GPL-3.0-only' },
      /has GPL-3\.0-only/,
    ],
    ['says nothing of its licence', { ...made, license: undefined }, /has no licence/],
    ['needs two licences, of which one is not allowed', { ...made, license: 'MIT AND GPL-2.0-only' }, /AND/],
    ['does not come from the registry', { ...made, integrity: undefined }, /has no checksum/],
    ['runs code when it is installed', { ...made, hasInstallScript: true }, /has an install script/],
  ])('names a package that %s, and what to do', (_, offender, words) => {
    const { status, said } = check({ 'node_modules/made-up': offender });
    expect(status).toBe(1);
    expect(said).toMatch(/^made-up@1\.2\.3 has .*\. (Use|Find out)/);
    expect(said).toMatch(words);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it.each<[string, Packages]>([
    [
      'may be used under one of two licences',
      { 'node_modules/x': { ...made, license: '(GPL-2.0-only OR MIT)' } },
    ],
    ['is needed by tests only', { 'node_modules/x': { ...made, license: 'GPL-3.0-only', dev: true } }],
  ])('lets pass what %s', (_, packages) => {
    expect(check(packages).status).toBe(0);
  });

  it('finds packages within packages', () => {
    const { said } = check({ 'node_modules/a/node_modules/@b/c': { ...made, license: 'AGPL-3.0-only' } });
    expect(said).toMatch(/^@b\/c@1\.2\.3 has AGPL/);
  });

  it('names exceptions that nothing needs any more', () => {
    const { status, said } = check({}, ['node_modules/jspath']);
    expect(status).toBe(1);
    expect(said).toMatch(/^jspath@\S+ is not used any more/);
  });
});
