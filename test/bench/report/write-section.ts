import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const page = path.join(process.cwd(), 'docs', 'benchmarks.md');

/**
 * Puts the text between the comments `<!-- name -->` and `<!-- /name -->` of docs/benchmarks.md, in place of what stood there.
 * @throws Error when the page has no such comments
 */
export function writeSection(name: string, text: string): void {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(page, 'utf8');
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no place for "${name}".`);
  const after = `${before.slice(0, from + start.length)}\n\n${text.trim()}\n\n${before.slice(to)}`;
  writeFileSync(page, after);
  // As `npm run check` wants it; as a program, since jest cannot load it.
  execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', page]);
}
