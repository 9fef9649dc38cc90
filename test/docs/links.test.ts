import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchorsOf, documents, linksOf } from './documents';

describe.each(documents())('%s', (path) => {
  const inside = linksOf(path).filter((link) => !/^[a-z]+:/i.test(link));

  it('leads to files and headings that exist', () => {
    const missing = inside.filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(target)) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
    });
    expect(missing).toEqual([]);
  });
});
