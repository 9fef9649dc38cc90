import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: boolean }>>;
}
interface Bill {
  readonly bomFormat: string;
  readonly components: readonly { name: string; version: string; hashes: { alg: string }[] }[];
  readonly dependencies: readonly { ref: string; dependsOn: string[] }[];
}

const written = / > sbom\.json$/;
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { sbom: string } };

describe('npm run sbom', () => {
  const output = execSync(scripts.sbom.replace(written, ''), {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const bill = JSON.parse(output) as Bill;
  const named = bill.components.map(({ name, version }) => `${name}@${version}`);

  it('names everything the bot needs at run time, in every version, and nothing else', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
    const needed = Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path, { version }]) => `${path.split('node_modules/').at(-1) ?? ''}@${version}`);
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(named.toSorted()).toEqual([...new Set(needed)].toSorted());
  });

  it('says what each is needed by, and by which checksum it is known', () => {
    const known = [...named, bill.dependencies[0]?.ref];
    for (const { ref, dependsOn } of bill.dependencies)
      expect(known).toEqual(expect.arrayContaining([ref, ...dependsOn]));
    for (const { hashes } of bill.components)
      expect(hashes).toContainEqual(expect.objectContaining({ alg: 'SHA-512' }));
  });

  it('is written to a file that git ignores', () => {
    expect(scripts.sbom).toMatch(written);
    expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('sbom.json');
  });
});
