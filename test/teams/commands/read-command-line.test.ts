import fc from 'fast-check';
import { readCommandLine } from '../../../src/teams/commands/read-command-line';

const names = ['map', 'status', 'pending', 'cancel', 'approvals here', 'help'];
const space = fc.constantFrom(' ', '  ', '\u00a0', '&nbsp;', '\n', ' \t ', '\u202f');

describe('a message is read as a command', () => {
  it.each([
    ['map jane.doe', 'map', 'jane.doe'],
    ['MAP Jane.Doe', 'map', 'Jane.Doe'],
    ['  map\u00a0 jane.doe\n', 'map', 'jane.doe'],
    ['/map jane.doe', 'map', 'jane.doe'],
    ['map', 'map', ''],
    ['approvals here', 'approvals here', ''],
    ['approvals  here', 'approvals here', ''],
    ['Approvals&nbsp;HERE', 'approvals here', ''],
    ['approvals here please', 'approvals here', 'please'],
    ['approvals', 'approvals', ''],
    ['approvals hereafter', 'approvals', 'hereafter'],
    ['mapping jane', 'mapping', 'jane'],
    ['map“Jane Doe”', 'map"jane', 'Doe"'],
    ['', '', ''],
    ['   ', '', ''],
    ['/', '', ''],
  ])('%p is %p with %p', (text, name, rest) => {
    expect(readCommandLine(text, names)).toEqual({ name, rest });
  });

  it('whatever spaces stand around it and whatever case it is in', () => {
    const noisy = fc.record({
      command: fc.constantFrom(...names),
      who: fc.stringMatching(/^[a-z][a-z.@]{0,20}$/),
      between: fc.array(space, { minLength: 1, maxLength: 3 }),
      loud: fc.boolean(),
    });
    fc.assert(
      fc.property(noisy, ({ command, who, between, loud }) => {
        const gap = between.join('');
        const typed = (loud ? command.toUpperCase() : command).replaceAll(' ', gap);
        expect(readCommandLine(`${gap}${typed}${gap}${who}${gap}`, names)).toEqual({
          name: command,
          rest: who,
        });
      }),
    );
  });
});

describe('any text at all', () => {
  it('is read without an error, and the name is in lower case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { name, rest } = readCommandLine(text, names);
        expect(name).toBe(name.toLowerCase());
        expect(rest).toBe(rest.trim());
      }),
    );
  });

  it('after a command is handed on whole', () => {
    // Line breaks, quotes and entities are the matter of normaliseText; here no sign means anything.
    const plain = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/[&\s“”„‟«»″‘’‚‛′\u200b-\u200f\u2060\ufeff]/u.test(text));
    fc.assert(
      fc.property(fc.array(plain), fc.constantFrom('map', 'status', 'cancel'), (words, command) => {
        const rest = words.filter(Boolean).join(' ');
        expect(readCommandLine(`${command} ${rest}`, names)).toEqual({ name: command, rest });
      }),
    );
  });

  it('after an unknown word is handed on whole', () => {
    expect(readCommandLine('İİ jane', names).rest).toBe('jane');
  });
});
