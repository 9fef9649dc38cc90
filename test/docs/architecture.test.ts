import { readdirSync, readFileSync } from 'node:fs';
import { mayMove, requestStates } from '../../src/mapping/request-state';

const page = readFileSync('docs/architecture.md', 'utf8');

/** The lines of the page's picture of this kind. */
function picture(kind: string): string[] {
  const drawn = new RegExp(`\`\`\`mermaid\\n${kind}.*\\n([^\`]*)\`\`\``).exec(page)?.[1];
  if (drawn === undefined) throw new Error(`docs/architecture.md has no ${kind}.`);
  return drawn.split('\n');
}

/** `a & b --> c` is two arrows. Dotted ones are no imports. */
function arrowsIn(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => {
      const [, from, to] = /^\s*(.+?) --> ([^:]+)/.exec(line) ?? [];
      const ends = (side = ''): string[] => side.split('&').map((name) => name.trim());
      return ends(from).flatMap((one) => ends(to).map((other) => `${one} --> ${other}`));
    })
    .filter((arrow) => !/^( -->|\[\*\])/.test(arrow))
    .sort();
}

test('the rooms and their arrows are those the linter holds everybody to', () => {
  const rule = /const mayImport = \{(.*?)\n\};/s.exec(readFileSync('eslint.config.mjs', 'utf8'))?.[1] ?? '';
  const rooms = [...rule.matchAll(/(\w+): \[(.*?)\]/g)].map(([, room = '', others = '']) => ({
    room,
    others: [...others.matchAll(/\w+/g)].map(([name]) => name),
  }));
  expect(rooms.length).toBeGreaterThan(5);
  const allowed = rooms.flatMap(({ room, others }) => others.map((other) => `${room} --> ${other}`));
  expect(arrowsIn(picture('flowchart'))).toEqual(allowed.sort());
  for (const { room } of rooms) expect(page).toContain(`\`${room}\``);
});

test('the states and their arrows are those of the table of transitions', () => {
  const allowed = requestStates.flatMap((from) =>
    requestStates.filter((to) => mayMove(from, to)).map((to) => `${from} --> ${to}`),
  );
  expect(arrowsIn(picture('stateDiagram'))).toEqual(allowed.sort());
});

test('every decision record is in the index, and says what it has to', () => {
  const index = readFileSync('docs/adr/README.md', 'utf8');
  const records = readdirSync('docs/adr').filter((name) => name !== 'README.md');
  for (const name of records) {
    expect(index).toContain(`(${name})`);
    const text = readFileSync(`docs/adr/${name}`, 'utf8');
    expect(text).toMatch(/^# \d+\. .+\n\nStatus: \w+.*Date: \d{4}-\d\d-\d\d/);
    expect(text.match(/^## .+/gm)).toEqual([
      '## Context',
      '## Decision',
      '## Consequences',
      '## Alternatives',
    ]);
  }
});
