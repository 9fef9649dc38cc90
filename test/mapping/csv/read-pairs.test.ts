import fc from 'fast-check';
import { readPairs, type Pairs } from '../../../src/mapping/csv/read-pairs';
import { toCsv } from '../../../src/mapping/csv/to-csv';

const jane = { user: 'jane', resource: 'jdoe' };

/** Reads a file of this text. */
function read(text: string): Pairs {
  return readPairs(new TextEncoder().encode(text), 'people.csv');
}

/** The pairs of a file that could be read, as `line: user > resource`, and the sentences of the lines that could not. */
function told(pairs: Pairs): string[] {
  if (pairs.kind === 'unreadable') return [pairs.problem];
  const lines = pairs.lines.map(({ number, user, resource }) => `${number}: ${user} > ${resource}`);
  return [...lines, ...pairs.unreadable.map(({ number, problem }) => `${number}: ${problem}`)];
}

describe('reading people and resources from a CSV file', () => {
  it.each([
    ['commas', 'jane,jdoe'],
    ['semicolons', 'jane;jdoe'],
    ['tabs', 'jane\tjdoe'],
    ['a byte order mark', '\uFEFFjane,jdoe'],
    ['quotation marks', '"jane","jdoe"'],
    ['quotation marks between tabs', '"jane"\t"jdoe"'],
    ['spaces around', '  jane , "jdoe"  '],
    ['an empty third column', 'jane,jdoe,'],
    ['a line end', 'jane,jdoe\n'],
    ["Excel's line that names the separator", 'sep=;\njane;jdoe'],
  ])('takes %s', (_, text) => {
    expect(read(text)).toMatchObject({ kind: 'pairs', lines: [jane], unreadable: [] });
  });

  it.each([
    ['user,resource', 'jane,jdoe'],
    ['User;Resource', 'jane;jdoe'],
    ['"UPN","Autotask user name"', 'jane,jdoe'],
    ['resource,user', 'jdoe,jane'],
    ['email,username', 'jane,jdoe'],
    ['username,email', 'jdoe,jane'],
    ['username,resource', 'jane,jdoe'],
    ['user,email', 'jane,jdoe'],
    ['Object ID\tResource ID', 'jane\tjdoe'],
    ['line,user,resource,problem', '7,jane,jdoe,"No, never"'],
    ['\uFEFFuser principal name,resource', 'jane,jdoe'],
  ])('understands the heading %s', (heading, line) => {
    expect(read(`${heading}\r\n${line}\r\n`)).toEqual({
      kind: 'pairs',
      lines: [{ number: 2, ...jane }],
      unreadable: [],
    });
  });

  it.each(['user1,resource1', 'User 2;Resource 7', 'userж,resource'])(
    'takes %s for people and resources, not for a heading',
    (line) => {
      const [user, resource] = line.split(/[,;]/);
      expect(read(line)).toMatchObject({ kind: 'pairs', lines: [{ number: 1, user, resource }] });
    },
  );

  it('counts lines as a spreadsheet does, whatever ends them, and skips empty ones', () => {
    expect(told(read('user,resource\r\n\r\na,1\n , \nb,2\r;;\rc,3'))).toEqual([
      '3: a > 1',
      '5: b > 2',
      '7: c > 3',
    ]);
  });

  it('keeps separators that stand in quotation marks', () => {
    expect(told(read('user;resource\n"Doe; ""JD"" Jane";jdoe'))).toEqual(['2: Doe; "JD" Jane > jdoe']);
    expect(told(read('"Doe, Jane";jdoe'))).toEqual(['1: Doe, Jane > jdoe']);
  });

  it('gives each bad line its own sentence, and the good ones go on', () => {
    const text = [
      'user,resource',
      'alone',
      ',jdoe',
      'jane,',
      '"open,jdoe',
      'a "b" c,"d"e',
      'jane,jdoe,',
      'one,two,three',
      `${'x'.repeat(321)},jdoe`,
      'ja\u0007ne,jdoe',
      'jane,jdoe',
    ].join('\n');
    expect(told(read(text))).toEqual([
      '7: jane > jdoe',
      '8: one > two',
      '11: jane > jdoe',
      '2: The line has 1 column; the heading asks for at least 2.',
      '3: No user is given for the resource "jdoe".',
      '4: No resource is given for the user "jane".',
      '5: A quotation mark is missing or stands in the middle of a cell.',
      '6: A quotation mark is missing or stands in the middle of a cell.',
      '9: A cell is longer than any name or address can be.',
      '10: The line has characters that cannot be read. Save the file as "CSV UTF-8", or write the line anew.',
    ]);
  });

  it('says how many columns are needed where no heading tells them', () => {
    expect(told(read('jane,jdoe\none,two,three\nalone'))).toEqual([
      '1: jane > jdoe',
      '2: The line has 3 columns; it needs two: user,resource.',
      '3: The line has 1 column; it needs two: user,resource.',
    ]);
  });

  it('loses only the lines with letters of another encoding', () => {
    const bytes = new Uint8Array(Buffer.from('user,resource\njos\xe9,jnunez\njane,jdoe', 'latin1'));
    expect(told(readPairs(bytes, 'people.csv'))).toEqual([
      '3: jane > jdoe',
      '2: The line has characters that cannot be read. Save the file as "CSV UTF-8", or write the line anew.',
    ]);
  });

  it('reads 20,000 lines, and says of more that they are too many', () => {
    const lines = (count: number): string => `user,resource\n${'jane,jdoe\n'.repeat(count)}`;
    expect(read(lines(20_000))).toMatchObject({ kind: 'pairs', lines: { length: 20_000 } });
    expect(told(read(lines(20_001)))).toEqual([
      'people.csv has 20,001 lines; at most 20,000 are read at once. Split it into smaller files.',
    ]);
  });
});

describe('files that are no CSV', () => {
  const excel =
    'This is an Excel or ZIP file, whatever its name says. Open it in Excel and save it as "CSV UTF-8".';
  it.each([
    ['a ZIP or xlsx with another name', Buffer.from('PK\x03\x04rest'), excel],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old Excel'],
    ['UTF-16 with a byte order mark', Buffer.from('\uFEFFa,b', 'utf16le'), 'UTF-16'],
    ['UTF-16, the other byte first', Buffer.from('\uFEFFa,b', 'utf16le').swap16(), 'UTF-16'],
    ['UTF-16 without a byte order mark', Buffer.from('a,b', 'utf16le'), 'not a text file'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['anything else', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), 'not a text file'],
    ['an empty file', Buffer.from(''), 'people.csv is empty.'],
    ['a file of empty lines', Buffer.from('\n \n,\n'), 'people.csv is empty.'],
    ['a file of a heading', Buffer.from('user,resource\n'), 'has a heading, but no lines below it.'],
    ['a file that is too large', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'people.csv is larger than 5 MB.'],
  ])('%s is told in a sentence', (_, bytes, words) => {
    const pairs = readPairs(bytes, 'people.csv');
    expect(pairs.kind).toBe('unreadable');
    expect(told(pairs).join()).toContain(words);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const one of told(readPairs(bytes, 'f'))) expect(one).not.toBe('');
      }),
    );
  });
});

describe('a file of our own', () => {
  it('is read back as it was, formulas and separators in it too', () => {
    const cell = fc.oneof(
      fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !/[\p{Cc}\u2028\u2029\uFFFD']/u.test(text)),
      fc.constantFrom('=1+1', '+1', '-1', '@x', '＝1', 'a,b', 'a;b', 'a;=1', 'a; "-1";@b', '"q"'),
    );
    // What surrounds a cell is no part of a name; U+FEFF counts as a space.
    const trimmed = cell.map((text) => text.trim()).filter((text) => /[^\s,;"]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(trimmed, trimmed), { minLength: 1, maxLength: 5 }), (pairs) => {
        const back = read(toCsv(['user', 'resource'], pairs));
        expect(back).toMatchObject({ kind: 'pairs', unreadable: [] });
        const lines = back.kind === 'pairs' ? back.lines : [];
        expect(lines.map(({ user, resource }) => [user, resource])).toEqual(pairs);
      }),
    );
  });
});
