import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import MarkdownIt from 'markdown-it';
import pino from 'pino';
import { ConfigurationError, readConfig } from '../../src/config';
import { createLog } from '../../src/create-log';
import { openStore } from '../../src/store/open-store';
import { approvalCard } from '../../src/teams/cards/approval-card';
import { examinedCards } from './examined-cards';
import { requestCard } from '../../src/teams/cards/request-card';
import { explainError } from '../../src/teams/explain-error';
import { escapeMarkdown } from '../../src/teams/text/escape-markdown';
import { propose } from '../../src/workflow/propose';
import { retry } from '../../src/workflow/retry';
import { readTicks } from '../../src/workflow/jobs/read-ticks';
import { startHarness, type Harness } from '../workflow/harness';
import { alex, taylor } from '../workflow/harness/people';
import { appliedRequest, approvedRequest, current, done } from '../workflow/harness/steps';

/** Everything the run left behind, as text, by where it stands. */
interface Traces {
  readonly log: string[];
  readonly errors: string[];
  readonly cards: string[];
}

describe('invariant 7: nothing leaks', () => {
  const secrets = { secret: randomUUID(), integrationCode: randomUUID() };
  const traces: Traces = { log: [], errors: [], cards: [] };
  let h: Harness;

  beforeAll(async () => {
    const log = createLog('trace');
    Reflect.set(log, pino.symbols.streamSym, { write: (line: string) => void traces.log.push(line) });
    h = await startHarness({ log, credentials: secrets });
    await fullRun();
  });

  afterAll(() => h.close());

  /** A mapping that works, one that every kind of trouble meets, and look-ups that fail; Autotask quotes the secrets. */
  async function fullRun(): Promise<void> {
    const errors = [`The secret ${secrets.secret} with ${secrets.integrationCode} is not allowed.`];
    await appliedRequest(h);
    const { id } = await approvedRequest(h, 'liam.carter');
    for (const fault of [{ status: 429, body: { errors } }, { status: 503 }, { drop: 'after' as const }]) {
      h.autotask.faults.add({ match: /POST .*(Tickets|ChecklistItems)$/, ...fault });
      await h.runJobs();
      h.clock.advance(5 * 60_000);
    }
    await h.runJobs();
    const failing = await approvedRequest(h, 'emma.rossi');
    for (const status of [500, 403, 401]) {
      h.autotask.faults.add({ match: /POST .*Tickets$/, status, body: { errors } });
      await h.runJobs();
      done(await retry(h.deps, { requestId: failing.id, revision: null, clicker: taylor }));
    }
    h.messenger.trouble = () => new Error('Teams is busy.');
    await h.runJobs();
    for (const status of [400, 401, 403, 500])
      await noted(status, propose(h.deps, { who: 'ava.thompson', resourceName: null, requester: alex }));
    await noted(500, readTicks(h.deps));
    h.deps.log.warn({ config: { AUTOTASK_SECRET: secrets.secret }, secret: secrets.secret }, 'careless');
    h.deps.log.error(
      { err: Object.assign(new Error('refused'), { request: { headers: secrets } }) },
      'careless',
    );
    for (const said of h.messenger.said.filter((each) => 'request' in each))
      traces.cards.push(
        JSON.stringify([requestCard(said.request, 'requester'), approvalCard(said.request, h.clock.now())]),
      );
    expect((await current(h, id)).state).toBe('awaiting_paste');

    async function noted(status: number, work: Promise<unknown>): Promise<void> {
      h.autotask.faults.add({ match: /query/, status, times: 6, body: { errors } });
      const error: unknown = await work.then(
        () => new Error('it did not fail'),
        (thrown: unknown) => thrown,
      );
      h.autotask.faults.clear();
      h.deps.log.error({ err: error }, 'failed');
      traces.errors.push(inspect(error, { depth: 10 }), JSON.stringify(explainError(error, 'ref')));
    }
  }

  function expectClean(where: string, text: string): void {
    for (const value of Object.values(secrets)) expect([where, text.includes(value)]).toEqual([where, false]);
  }

  test('the run met the trouble it was meant to meet', async () => {
    const events = (await h.store.audit.records()).map(({ event }) => event);
    expect(events).toEqual(
      expect.arrayContaining(['request.applied', 'request.failed', 'request.awaiting_paste']),
    );
    expect(traces.errors.length).toBe(10);
    expect(traces.errors.join('')).not.toContain('it did not fail');
    expect(traces.log.join('')).toContain('a job will be tried again');
    expect(traces.cards.length).toBeGreaterThan(10);
  });

  test('no secret is in the database, not in one byte of its files', async () => {
    const folder = dirname(h.url.slice('file:'.length));
    for (const file of await readdir(folder)) expectClean(file, await readFile(join(folder, file), 'latin1'));
    expect(await readdir(folder)).not.toEqual([]);
  });

  test('no secret is in an audit record', async () => {
    expectClean('audit', JSON.stringify(await h.store.audit.records()));
  });

  test('no secret is on a card', () => {
    for (const card of traces.cards) expectClean('card', card);
  });

  test('no secret is in an error, its cause, or what people are told of it', () => {
    for (const error of traces.errors) expectClean('error', error);
  });

  test('no secret is in a line of the log, also when somebody logs it by its name', () => {
    for (const line of traces.log) expectClean('log', line);
    expect(traces.log.filter((line) => line.includes('[redacted]'))).toHaveLength(1);
  });

  test('a configuration that cannot be used is complained of without its values', () => {
    const { secret, integrationCode } = secrets;
    const environment = {
      AUTOTASK_SECRET: secret,
      AUTOTASK_INTEGRATION_CODE: integrationCode,
      BOT_PASSWORD: secret,
      AZURE_CLIENT_SECRET: secret,
      DATABASE_URL: `mysql://sso:${secret}@db/sso`,
    };
    const read = () => readConfig(environment);
    expect(read).toThrow(ConfigurationError);
    try {
      read();
    } catch (error) {
      expectClean('configuration', inspect(error));
    }
  });

  test("a database that cannot be reached is complained of without its user's password", async () => {
    const error: unknown = await openStore({ url: `postgres://sso:${secrets.secret}@127.0.0.1:1/sso` }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    expectClean('database', inspect(error, { depth: 10 }));
  });
});

describe('invariant 7: nothing leaks', () => {
  const hostile = [
    '[Pay](https://evil.example)',
    '<at>everyone</at>',
    '**bold** _it_ `code`',
    '# head',
    '- a',
    '1. b',
    '${secret}',
  ];

  test.each(hostile)('%s from a directory stays text in Markdown', (name) => {
    const html = new MarkdownIt({ html: true, linkify: false }).renderInline(escapeMarkdown(name));
    expect(html).not.toMatch(/</);
    expect(escapeMarkdown(name)).not.toMatch(/[<>]/);
    const text = html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    // An invisible character keeps web addresses from becoming links.
    expect(text.replaceAll('\u2060', '')).toBe(name);
  });

  test.each(hostile)('%s from a directory never stands where a card reads Markdown', (name) => {
    for (const card of examinedCards(name)) expect(markdownOf(card).join('\n')).not.toContain(name);
  });
});

/** The texts of a card that Teams reads as Markdown: those of text blocks. */
function markdownOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(markdownOf);
  if (typeof node !== 'object' || node === null) return [];
  const isBlock =
    'type' in node && node.type === 'TextBlock' && 'text' in node && typeof node.text === 'string';
  return [...(isBlock ? [String(node.text)] : []), ...Object.values(node).flatMap(markdownOf)];
}
