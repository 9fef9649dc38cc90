import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { titlesOf } from './titles-of';

/** One line of the tables of threats. */
interface Line {
  readonly id: string;
  /** Which of the nine promises it is about; empty when it is about none. */
  readonly promise: string;
  readonly proofs: readonly { readonly file: string; readonly title: string }[];
}

/** `[test/x.test.ts](../test/x.test.ts): "one title", "another"` */
const cited = /\[[^\]]+\]\(\.\.\/([^)]+)\): ("[^"]+"(?:, "[^"]+")*)/g;

const document = readFileSync('docs/threat-model.md', 'utf8');
const lines = document
  .split('\n')
  .filter((line) => /^\| [STRIDE]\d+ /.test(line))
  .map(readLine);

function readLine(line: string): Line {
  const [, id = '', , , promise = '', proof = ''] = line.split('|').map((cell) => cell.trim());
  return {
    id,
    promise,
    proofs: [...proof.matchAll(cited)].flatMap(([, file = '', titles = '']) => proofsOf(file, titles)),
  };
}

function proofsOf(file: string, titles: string): Line['proofs'] {
  return [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title }));
}

describe('docs/threat-model.md', () => {
  it('has each kind of threat in STRIDE, every line under an id of its own', () => {
    expect(new Set(lines.map(({ id }) => id[0]))).toEqual(new Set('STRIDE'.split('')));
    expect(lines.length).toBeGreaterThan(50);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });

  it.each(lines.map(({ id, proofs }) => [id, proofs] as const))(
    '%s names a test that exists',
    (_, proofs) => {
      expect(proofs).not.toEqual([]);
      for (const { file, title } of proofs) {
        expect([file, existsSync(file)]).toEqual([file, true]);
        expect(titlesOf(join(file))).toContain(title);
      }
    },
  );

  it.each(['1', '2', '3', '4', '5', '6', '7', '8', '9'])(
    'promise %s has a line, and its own test is among those named',
    (promise) => {
      const proofs = lines.filter((line) => line.promise === promise).flatMap((line) => line.proofs);
      expect(proofs.map(({ file }) => file)).toContainEqual(
        expect.stringMatching(new RegExp(`^test/invariants/invariant-${promise}-`)),
      );
    },
  );

  it('gives the reason for everything that is not protected', () => {
    const left = document.split('\n').filter((line) => /^\| U\d+ /.test(line));
    expect(left.length).toBeGreaterThan(10);
    for (const line of left)
      expect(
        line
          .split('|')
          .map((cell) => cell.trim())
          .filter(Boolean),
      ).toHaveLength(4);
  });
});

describe('finding the titles of tests', () => {
  const titles = titlesOf('test/docs/threat-model.test.ts');

  it('knows those of this file, with and without a table, and their groups', () => {
    expect(titles).toEqual(
      expect.arrayContaining([
        'docs/threat-model.md',
        '%s names a test that exists',
        'finding the titles of tests',
      ]),
    );
  });

  it('takes no other text for one', () => {
    expect(titles).not.toContain('docs/threat-model.md'.slice(5));
    expect(titles).toHaveLength(8);
  });
});
