import fc from 'fast-check';
import { normaliseText } from '../../../src/teams/commands/normalise-text';
import { readMapArguments } from '../../../src/teams/commands/read-map-arguments';

describe('what stands after map', () => {
  it.each([
    ['jane.doe', 'jane.doe', null],
    ['Jane Doe', 'Jane Doe', null],
    ['"Jane Doe"', 'Jane Doe', null],
    ['jane.doe to jdoe', 'jane.doe', 'jdoe'],
    ['jane.doe TO jdoe', 'jane.doe', 'jdoe'],
    ['Jane Doe to 29682885', 'Jane Doe', '29682885'],
    ['jane.doe to "Jane Doe"', 'jane.doe', 'Jane Doe'],
    ['"Jane Doe" to jdoe', 'Jane Doe', 'jdoe'],
    ['"Jane Doe"to jdoe', 'Jane Doe', 'jdoe'],
    ['"Ann to Go" to ann@contoso.example', 'Ann to Go', 'ann@contoso.example'],
    ['Ann to Go to ann', 'Ann to Go', 'ann'],
    ['"Ann to Go"', 'Ann to Go', null],
    ['tony', 'tony', null],
    ['Toto Toledo', 'Toto Toledo', null],
    ['jane to ""', 'jane', null],
    ["O'Brien", "O'Brien", null],
    ['"Jane Doe', 'Jane Doe', null],
  ])('%s', (text, who, resourceName) => {
    expect(readMapArguments(text)).toEqual({ who, resourceName });
  });

  it.each(['', '   ', '""', '" "', '"" to jdoe'])('%p names nobody', (text) => {
    expect(readMapArguments(text)).toBeNull();
  });

  it('a quoted resource keeps its ` to `', () => {
    const wish = { who: 'jane.doe', resourceName: 'Ann to Go' };
    expect(readMapArguments('jane.doe to "Ann to Go"')).toEqual(wish);
  });
});

const word = fc.stringMatching(/^[\p{L}\d.@'+#%_-]{1,12}$/u);

describe('any text at all', () => {
  it('is read without an error; a person named is never empty and never in quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const wish = readMapArguments(text);
        expect(wish?.who).not.toBe('');
        expect(wish?.resourceName).not.toBe('');
        expect(`${wish?.who ?? ''}${wish?.resourceName ?? ''}`).not.toContain('"');
      }),
    );
  });

  it('a quoted name that holds " to " survives, however smart the quotes', () => {
    const names = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' to '));
    const quotes = fc.constantFrom(['"', '"'], ['“', '”'], ['„', '“'], ['«', '»'], ['&quot;', '&quot;']);
    fc.assert(
      fc.property(names, quotes, fc.option(word), (name, [open = '', close = ''], resource) => {
        const typed = `${open}${name}${close}${resource === null ? '' : ` to ${resource}`}`;
        expect(readMapArguments(normaliseText(typed))).toEqual({ who: name, resourceName: resource });
      }),
    );
  });

  it('a user name after the last ` to ` is the resource, without any quotes', () => {
    fc.assert(
      fc.property(word, word, (who, resource) => {
        expect(readMapArguments(`${who} to ${resource}`)).toEqual({ who, resourceName: resource });
      }),
    );
  });
});
