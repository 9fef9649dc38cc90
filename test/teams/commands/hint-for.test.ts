import fc from 'fast-check';
import { commands, hintFor } from '../../../src/teams/commands/index';

describe('what is no command is answered', () => {
  it.each([
    ['mapp', 'jane.doe', 'Did you mean: map jane.doe'],
    ['statsu', 'jane', 'Did you mean: status jane'],
    ['cancle', 'k7m2q9', 'Did you mean: cancel k7m2q9'],
    ['pnding', 'please', 'Did you mean: pending'],
    ['hlep', '', 'Did you mean: help'],
    ['aprovals', 'here', 'Did you mean: approvals here'],
    ['approvals', '', 'Did you mean: approvals here'],
  ])('%s %s: %s', (name, rest, hint) => {
    expect(hintFor(name, rest)).toBe(`"${name}" is not a command. ${hint}`);
  });

  it('without a guess when nothing is near, and with what was not done', () => {
    expect(hintFor('supercalifragilistic', '')).toMatch(/is not a command\. Nothing was changed\.$/);
  });

  it('with help alone when nothing was typed', () => {
    expect(hintFor('', '')).toBe('');
  });

  it.each(['a\u202eb', 'x\ny', 'y'.repeat(5_000)])('in one short line, whatever was typed: %#', (typed) => {
    expect(hintFor(typed, typed)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(hintFor(typed, typed).length).toBeLessThan(700);
  });

  it('and never with an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, rest) => {
        fc.pre(name !== '');
        expect(hintFor(name, rest)).toContain('is not a command');
      }),
    );
  });
});

describe('the commands', () => {
  it('each say how they are typed and what they do, in a sentence', () => {
    for (const { name, usage, summary } of commands) {
      expect(usage.startsWith(name)).toBe(true);
      expect(summary).toMatch(/^[A-Z].*\.$/);
    }
  });
});
