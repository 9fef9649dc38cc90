import * as fc from 'fast-check';
import { describeStore } from './describe-store';
import { request } from './examples';

/** Any text a directory or a person may give us: quotes, other scripts, NUL, and halves of surrogate pairs. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom("O'Brien", '"; drop table requests; --', '%_\\', '\u0000', '[Pay](https://evil.example)'),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

describeStore('requests, whatever is written in them,', ({ store }) => {
  it('come back as they were stored', async () => {
    const { requests } = store();
    let count = 0;
    await fc.assert(
      fc.asyncProperty(text, text, fc.array(text), async (name, note, warnings) => {
        count += 1;
        const { user } = request();
        const stored = request({
          id: `R-${count}`,
          state: 'rejected',
          user: { ...user, displayName: name },
          note,
          warnings,
        });
        expect(await requests.insert(stored)).toBe(true);
        expect(await requests.get(stored.id)).toEqual(stored);
      }),
      { numRuns: 100 },
    );
  });
});
