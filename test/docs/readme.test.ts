import { readFileSync } from 'node:fs';
import { commands } from '../../src/teams/commands';

const readme = readFileSync('README.md', 'utf8');

describe('README', () => {
  it.each(commands.map(({ name }) => name))('has `%s` in its table of commands', (name) => {
    const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.filter((row) => new RegExp(`^\\|[^|]*\`${name}\\b`).test(row))).not.toEqual([]);
  });

  it('has a picture and the two commands on its first screen', () => {
    const screen = readme.split('\n').slice(0, 25).join('\n');
    expect(screen).toContain('![');
    expect(screen).toContain('npm ci && npm run demo');
    expect(screen).toContain('npm ci && npm test');
  });
});
