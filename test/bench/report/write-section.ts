import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const page = path.join(process.cwd(), 'docs', 'benchmarks.md');

/**
 * Puts the text between the comments `<!-- name -->` and `<!-- /name -->` of docs/benchmarks.md, in place of what stood there.
 * @throws Error when the page has no such comments
 */
export async function writeSection(name: string, text: string): Promise<void> {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(page, 'utf8');
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no place for "${name}".`);
  const after = `${before.slice(0, from + start.length)}\n\n${text.trim()}\n\n${before.slice(to)}`;
  // As `npm run check` wants it.
  writeFileSync(page, await format(after, { ...(await resolveConfig(page)), parser: 'markdown' }));
}
