import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { attempts, deeds } from '../../src/mapping/audit-deeds';
import { batchStates } from '../../src/mapping/batch/batch';
import { requestStates } from '../../src/mapping/request-state';

const source = path.join(__dirname, '..', '..', 'src');

/** What stands in the first group of the pattern, anywhere in the rooms that write to the audit log. */
function written(pattern: RegExp): string[] {
  const files = ['workflow', 'teams'].flatMap((room) =>
    readdirSync(path.join(source, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('commands'))
      .map((file) => path.join(source, room, file)),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '']) => name),
  );
  return [...new Set(found)].sort();
}

describe('every event that the product writes has words', () => {
  const events = written(
    /'((?:request|batch|plan|coverage|drift|export|approvals|setup|secret|turn)\.[a-z_-]+)'/g,
  );

  it.each([
    ...events.filter((event) => attempts[event] === undefined && !event.endsWith('.denied')),
    ...requestStates.map((state) => `request.${state}`),
    ...batchStates.map((state) => `batch.${state}`),
    'map.refused',
    'unmap.refused',
  ])('%s', (event) => {
    expect(deeds[event]).toMatch(/\S/);
  });

  it('and the search for them finds some', () => {
    expect(events).toEqual(expect.arrayContaining(['request.pending', 'setup.completed', 'export.asked']));
  });
});

test.each(written(/\baction: '([a-z.-]+)'/g))(
  'what somebody was not allowed to do has words: %s',
  (action) => {
    expect(attempts[action]).toMatch(/\S/);
  },
);
