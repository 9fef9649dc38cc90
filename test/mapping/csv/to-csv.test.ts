import fc from 'fast-check';
import { toCsv } from '../../../src/mapping/csv/to-csv';

describe('writing a CSV file', () => {
  it('begins with a byte order mark, ends lines with CR and LF, and quotes every cell', () => {
    const rows = [
      ['José', 7],
      ['a,b', null],
      ['say "x"', 'two\nlines'],
    ];
    expect(toCsv(['user', 'count'], rows)).toBe(
      '\uFEFF"user","count"\r\n"José","7"\r\n"a,b",\r\n"say ""x""","two\nlines"\r\n',
    );
  });

  it.each(['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'leaves %j no formula, in the heading and below it',
    (formula) => {
      const cells = toCsv([formula], [[formula]])
        .slice(1)
        .split('\r\n');
      expect(cells.slice(0, 2)).toEqual([
        expect.stringMatching(/^"?'/) as string,
        expect.stringMatching(/^"?'/) as string,
      ]);
    },
  );

  it.each([';', '\t', '\n', '\r', '; ', ';"', ';;\t "'])(
    'leaves what follows %j inside of a cell no formula, whatever the reader takes for the end of a cell',
    (separator) => {
      const cell = `x${separator}'=1`.replaceAll('"', '""');
      expect(toCsv(['a'], [['b', `x${separator}=1`]])).toBe(`\uFEFF"a"\r\n"b","${cell}"\r\n`);
    },
  );

  it('holds no formula for a reader that knows other separators and no quotation marks', () => {
    const part = fc.constantFrom('=', '+', '-', '@', '＝', ';', '\t', '\n', '\r', '"', ',', ' ', 'x', "'");
    const cell = fc.array(part).map((parts) => parts.join(''));
    const row = fc.array(cell, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        const seen = toCsv(['a'], rows).split(/[;\t\r\n]/);
        expect(seen.filter((text) => /^[\s"]*[=+\-@＝]/.test(text))).toEqual([]);
      }),
    );
  });

  it('leaves signs inside of words and sentences alone', () => {
    const text = "O'Brien-Smith; a+b=c, -1 x@y; 'quoted'";
    expect(toCsv(['a'], [[text]])).toContain(`"${text}"`);
  });

  it('leaves numbers numbers', () => {
    expect(toCsv(['n'], [[-5]])).toContain('\r\n"-5"\r\n');
  });
});
