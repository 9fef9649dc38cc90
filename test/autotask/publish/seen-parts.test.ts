import { SeenParts } from '../../../src/autotask/publish/seen-parts';

const nothing = { ticket: null, items: [] };
let time = 0;
const clock = () => time;
beforeEach(() => {
  time = 0;
});

describe('what was seen of a part', () => {
  it('serves once', () => {
    const seen = new SeenParts(clock);
    seen.note('k7m2-9qxd/1', nothing);
    expect(seen.take('k7m2-9qxd/2')).toBeNull();
    expect(seen.take('k7m2-9qxd/1')).toBe(nothing);
    expect(seen.take('k7m2-9qxd/1')).toBeNull();
  });

  it('is too old after ten seconds, since another instance may have been at work', () => {
    const seen = new SeenParts(clock);
    seen.note('k7m2-9qxd/1', nothing);
    time = 10_000;
    seen.note('k7m2-9qxd/2', nothing);
    expect(seen.take('k7m2-9qxd/1')).toBe(nothing);
    seen.note('k7m2-9qxd/1', nothing);
    time = 20_001;
    expect(seen.take('k7m2-9qxd/1')).toBeNull();
    seen.note('k7m2-9qxd/3', nothing);
    expect(seen.take('k7m2-9qxd/2')).toBeNull();
  });
});
