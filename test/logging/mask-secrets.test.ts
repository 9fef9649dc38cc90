import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { createLog } from '../../src/create-log';
import { maskSecrets } from '../../src/logging/mask-secrets';

const secret = fc
  .string({ minLength: 12, maxLength: 40, unit: 'grapheme' })
  .filter((text) => !/^\s|\s$/.test(text));

/** What a log that knows some secrets writes. */
function logged(secrets: readonly string[], use: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  use(createLog('trace', { maskSecrets: maskSecrets({ secrets }), destination }));
  return lines;
}

describe('masking', () => {
  it.each<[string, (secret: string) => string]>([
    ['as it is', (text) => text],
    ['in JSON', (text) => JSON.stringify({ text })],
    ['in JSON within JSON', (text) => JSON.stringify(JSON.stringify({ text }))],
    ['in a web address', (text) => `https://example.org/?key=${encodeURIComponent(text)}`],
    ['in a form', (text) => new URLSearchParams({ client_secret: text }).toString()],
    ['in Base64', (text) => Buffer.from(text).toString('base64')],
    ['in basic authentication', (text) => `Basic ${Buffer.from(`user:${text}`).toString('base64')}`],
    ['in the middle of a token', (text) => Buffer.from(`{"a":"${text}"}`).toString('base64url')],
  ])('finds a secret %s', (_, spell) => {
    fc.assert(
      fc.property(secret, (text) => {
        const spelled = spell(text);
        const masked = maskSecrets({ secrets: [text] })(`said: ${spelled} and more`);
        expect(masked).toContain('[redacted]');
        expect(masked).toContain(' and more');
        expect(masked).not.toContain(spelled);
      }),
      { numRuns: 25 },
    );
  });

  it('finds a secret that was cut off in its second half', () => {
    const text = randomUUID();
    for (let length = 18; length < text.length; length++) {
      expect(maskSecrets({ secrets: [text] })(`said: ${text.slice(0, length)}…`)).toBe('said: [redacted]…');
    }
  });

  it('leaves everything else, and what is too short to be a secret', () => {
    const mask = maskSecrets({ secrets: [randomUUID(), 'wrong', ''] });
    const text = 'What is wrong: the API user is locked.';
    expect(mask(text)).toBe(text);
  });

  it('masks a user name where it stands whole, and not words that begin like it', () => {
    const mask = maskSecrets({ secrets: [], names: ['integration@msp.example'] });
    expect(mask('integration@msp.example is locked')).toBe('[redacted] is locked');
    expect(mask('the integration code was refused')).toBe('the integration code was refused');
  });

  it('masks what is long in no time, also where it is cut off', () => {
    const long = randomBytes(8_000).toString('hex');
    const mask = maskSecrets({ secrets: [long] });
    expect(mask(`said ${long}.`)).toBe('said [redacted].');
    expect(mask(`said ${long.slice(0, 9_000)}…`)).toBe('said [redacted]…');
    expect(mask(`said ${long.slice(0, 100)}…`)).toBe(`said ${long.slice(0, 100)}…`);
  });

  it('finds a secret right behind what began like it', () => {
    const text = `aaaaaaaaab${randomUUID()}`;
    expect(maskSecrets({ secrets: [text] })(`a${text}${text}`)).toBe('a[redacted][redacted]');
  });

  it('takes the whole of an address, not the password within it only', () => {
    const password = randomUUID();
    const url = `postgres://sso:${password}@db.example/sso`;
    const mask = maskSecrets({ secrets: [password, url] });
    expect(mask(`cannot reach ${url}.`)).toBe('cannot reach [redacted].');
    expect(mask(`password ${password} refused`)).toBe('password [redacted] refused');
  });
});

describe('the log', () => {
  const text = `${randomUUID()}"\\~`;

  it('masks secrets in messages, in errors with their stacks and causes, in values and in names', () => {
    const lines = logged([text], (log) => {
      log.info(`said ${text}`);
      log.error({ err: new Error(`refused ${text}`, { cause: new Error(text) }) }, 'failed');
      log.warn({ deep: { list: [{ answer: JSON.stringify({ text }) }] }, [text]: 1 });
      log.child({ bound: text }).debug('%s', text);
    });
    expect(lines).toHaveLength(4);
    const some = text.slice(0, 20);
    for (const line of lines) {
      expect(line).not.toContain(some);
      expect(JSON.stringify(JSON.parse(line))).toContain('[redacted]');
    }
  });

  it('stays JSON, also when a secret looks like a number or a piece of JSON', () => {
    const lines = logged(['12345678', '"level":3', '","msg":"'], (log) => {
      log.info({ number: 12_345_678, text: 'pin 12345678' }, 'kept');
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      number: 12_345_678,
      text: 'pin [redacted]',
      msg: 'kept',
    });
  });
});
