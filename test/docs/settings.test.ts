import { readFileSync } from 'node:fs';
import { settings } from '../../src/config/settings';

/** A row of the table: `| NAME | default | meaning |`. */
const rows = readFileSync('docs/settings.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, name]) => name?.startsWith('`'))
  .map(([, name = '', otherwise = '', meaning = '']) => ({
    name: name.replaceAll('`', ''),
    otherwise: otherwise.replaceAll('`', ''),
    meaning,
  }));

describe('docs/settings.md', () => {
  it('has one row for each setting, and none for what is no setting', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(settings.shape).sort());
  });

  it.each(Object.entries(settings.shape))(
    'tells the default of %s, and whether it is a secret',
    (name, schema) => {
      const row = rows.find((one) => one.name === name);
      const parsed = schema.safeParse(undefined);
      const otherwise = parsed.success ? parsed.data : undefined;
      const words = { true: 'on', false: 'off' }[String(otherwise)];
      if (otherwise !== undefined) expect([String(otherwise), words]).toContain(row?.otherwise);
      expect(row?.meaning.includes('_secret_')).toBe(schema.meta()?.secret === true);
    },
  );
});
