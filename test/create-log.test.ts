import { createLog } from '../src/create-log';

/** The lines a log writes while something is done with it. */
function linesOf(level: string, use: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  use(createLog(level, { destination: { write: (line) => lines.push(line) } }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const secret = 'do-not-show-me';

describe('the log', () => {
  it('writes one line of JSON for each message of its level and above', () => {
    const lines = linesOf('warn', (log) => {
      log.info('quiet');
      log.warn({ request: 'k7m2q9' }, 'loud');
    });
    expect(lines).toMatchObject([{ msg: 'loud', request: 'k7m2q9' }]);
  });

  it.each([
    'authorization',
    'secret',
    'Secret',
    'password',
    'token',
    'ApiIntegrationCode',
    'AUTOTASK_SECRET',
    'AUTOTASK_INTEGRATION_CODE',
    'BOT_PASSWORD',
    'AZURE_CLIENT_SECRET',
    'DATABASE_URL',
  ])('blacks out %s, alone, in a configuration and in the headers of a request', (name) => {
    const [line] = linesOf('info', (log) => {
      const holder = { [name]: secret, harmless: 'kept' };
      log.info({ ...holder, config: holder, headers: holder, req: { headers: holder } }, 'hello');
    });
    expect(JSON.stringify(line)).not.toContain(secret);
    expect(line).toMatchObject({
      harmless: 'kept',
      req: { headers: { harmless: 'kept', [name]: '[redacted]' } },
    });
  });

  it('blacks out Authorization', () => {
    const [line] = linesOf('info', (log) => log.info({ headers: { Authorization: secret } }));
    expect(JSON.stringify(line)).not.toContain(secret);
  });
});

describe('an error in the log', () => {
  it('is told with its kind, message, stack and cause', () => {
    const error = new TypeError('It broke.', { cause: new Error('ECONNRESET') });
    const [line] = linesOf('info', (log) => log.error({ err: error }, 'a click could not be answered'));
    expect(line).toMatchObject({
      msg: 'a click could not be answered',
      err: { type: 'TypeError', message: 'It broke.', cause: 'ECONNRESET' },
    });
    expect(JSON.stringify(line)).toContain('create-log.test');
  });

  it('is told without the request and answer that HTTP libraries hang on it', () => {
    const request = { headers: { Authorization: secret, Cookie: secret }, body: secret };
    const error = Object.assign(new Error('403'), { config: request, request, response: { request } });
    const [line, direct] = linesOf('info', (log) => {
      log.error({ err: error });
      log.error(error);
    });
    expect(JSON.stringify([line, direct])).not.toContain(secret);
    expect(direct).toMatchObject({ err: { message: '403' } });
  });

  it('is told even when it is no error', () => {
    const [line] = linesOf('info', (log) => log.error({ err: 'just a text' }));
    expect(line).toMatchObject({ err: { message: 'just a text' } });
  });
});
