import { toCsv } from '../../../src/mapping/csv/to-csv';

describe('writing a CSV file', () => {
  it('begins with a byte order mark, ends lines with CR and LF, and quotes what must be', () => {
    const rows = [
      ['José', 7],
      ['a,b', null],
      ['say "x"', 'two\nlines'],
    ];
    expect(toCsv(['user', 'count'], rows)).toBe(
      '\uFEFFuser,count\r\nJosé,7\r\n"a,b",\r\n"say ""x""","two\nlines"\r\n',
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

  it('lets no text begin a line or a cell of its own, whatever the reader takes for their ends', () => {
    expect(toCsv(['a'], [['x;=1'], ['x\t=1'], ['x\n=1'], ['x\r=1']])).toBe(
      '\uFEFFa\r\n"x;=1"\r\n"x\t=1"\r\n"x\n=1"\r\n"x\r=1"\r\n',
    );
  });

  it('leaves numbers numbers', () => {
    expect(toCsv(['n'], [[-5]])).toContain('\r\n-5\r\n');
  });
});
