import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cast, places } from '../../../src/playground/demo/cast';
import { samplesIn } from '../../ops/exposition';
import { runRawSql } from '../../store/run-raw-sql';
import { askForApproval, becomes, bindApprovals, textOf } from './ask-for-approval';
import { linesOf, type LogLine } from './log-lines';
import { startOtlpReceiver, type OtlpReceiver } from './otlp-receiver';
import { startProduct, type Product } from './start-product';

const patienceMs = 30_000;

let receiver: OtlpReceiver;
let product: Product;
/** The id under which Taylor's approval was done. */
let id: string;

/** One story: asked for, approved, posted, and the card says what is left to do. */
beforeAll(async () => {
  receiver = await startOtlpReceiver();
  product = await startProduct({
    environment: { LOG_LEVEL: 'debug', OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/` },
  });
  await bindApprovals(product);
  const { requesterCard, approvalCard } = await askForApproval(product, 'Jane Doe');
  await product.client.click(cast.taylor, approvalCard, 'Approve');
  await becomes(product, requesterCard, '[I have pasted it]');
  id = String((await logged(({ turn }) => isTurn(turn, 'approve'))).correlation);
});
afterAll(async () => {
  await product.close();
  await receiver.close();
});

function isTurn(turn: unknown, name: string): boolean {
  return (turn as { name?: unknown } | undefined)?.name === name;
}

/** Waits for a line of the log: the output of another process comes when it comes. */
async function logged(isIt: (line: LogLine) => boolean): Promise<LogLine> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const line = linesOf(product.bot()).find(isIt);
    if (line) return line;
    if (Date.now() > deadline) throw new Error('The line was never logged.');
    await pause(10);
  }
}

describe('one id leads from a click', () => {
  const mine = (line: LogLine): boolean => line.correlation === id;

  test('has the form of a trace id', () => {
    expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('to Graph, which is told it as a GUID', () => {
    const guid = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const told = product.graph.requests.filter(({ headers }) => headers['client-request-id'] === guid);
    // The click asks for the clicker's groups, and the job reads the person once more.
    expect(told.map(({ path }) => path)).toEqual(
      expect.arrayContaining([expect.stringMatching(/checkMemberGroups/), expect.stringMatching(/users/)]),
    );
  });

  test('to the job that posts, and its calls of Autotask', async () => {
    await logged((line) => mine(line) && line.job === 'publish' && line.outcome === 'done');
    const call = await logged((line) => mine(line) && line.operation === 'POST Tickets');
    expect(call).toMatchObject({ upstream: 'Autotask', outcome: 'ok', ms: expect.any(Number) as number });
  });

  test('to the edit of the card', async () => {
    await logged((line) => mine(line) && line.job === 'draw-cards' && line.outcome === 'done');
    const edit = await logged((line) => mine(line) && line.operation === 'PUT activities');
    expect(edit).toMatchObject({ upstream: 'Teams', outcome: 'ok' });
  });

  test('and to nothing else: the turns of others have ids of their own', () => {
    const turns = linesOf(product.bot()).filter(({ turn }) => turn !== undefined);
    expect(turns.length).toBeGreaterThan(3);
    expect(new Set(turns.map(({ correlation }) => correlation)).size).toBe(turns.length);
  });
});

test('a traceparent from outside is not taken up', async () => {
  const foreign = 'ab'.repeat(16);
  await fetch(`${product.bot().url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', traceparent: `00-${foreign}-00f067aa0ba902b7-01` },
    body: JSON.stringify({ type: 'event', channelId: 'msteams', serviceUrl: product.client.connector.url }),
  });
  const { correlation } = await logged(({ turn }) => isTurn(turn, 'none'));
  expect(correlation).toMatch(/^[0-9a-f]{32}$/);
  expect(correlation).not.toBe(foreign);
});

test('a call that failed is in the log with what Graph calls it', async () => {
  product.graph.faults.add({ match: /GET \/v1\.0\/users/, status: 403 });
  const [answer] = await product.client.say(cast.alex, places.helpdesk, 'map liam.carter');
  expect(textOf(answer ?? { card: null, message: null })).toContain('User.Read.All');
  const call = await logged(({ upstream, outcome }) => upstream === 'Entra ID' && outcome === 'denied');
  expect(call.requestId).toMatch(/^[0-9a-f-]{36}$/);
  product.graph.faults.clear();
});

test('whoever is told that something went wrong has a reference, which finds the reason in the log', async () => {
  await runRawSql(product.databaseUrl, 'alter table requests rename to requests_gone');
  const [answer] = await product.client.say(cast.alex, places.alexChat, 'pending');
  await runRawSql(product.databaseUrl, 'alter table requests_gone rename to requests');
  const [, reference = ''] =
    /the reference ([0-9a-f]{8})\b/.exec(textOf(answer ?? { card: null, message: null })) ?? [];
  const line = await logged(
    ({ correlation, err }) => err !== undefined && String(correlation).startsWith(reference || '?'),
  );
  expect(JSON.stringify(line.err)).toContain('requests');
});

test('the metrics tell the story by command, verdict and state, and name nobody', async () => {
  const text = await (await fetch(`${product.bot().url}/metrics`)).text();
  const samples = samplesIn(text);
  const valueOf = (name: string, labels: object): number | undefined =>
    samples.find((sample) => sample.name === name && contains(sample.labels, labels))?.value;
  expect(valueOf('sso_turn_seconds_count', { kind: 'command', name: 'map', outcome: 'answered' })).toBe(1);
  expect(valueOf('sso_turn_seconds_count', { kind: 'command', name: 'map', outcome: 'failed' })).toBe(1);
  expect(valueOf('sso_turn_seconds_count', { kind: 'button', name: 'approve' })).toBe(1);
  expect(valueOf('sso_decisions_total', { subject: 'request', verdict: 'approved' })).toBe(1);
  expect(valueOf('sso_requests', { state: 'awaiting_paste' })).toBe(1);
  expect(valueOf('sso_job_seconds_count', { kind: 'publish', outcome: 'done' })).toBe(1);
  expect(
    valueOf('sso_upstream_call_seconds_count', { upstream: 'Teams', operation: 'PUT activities' }),
  ).toBeGreaterThan(0);
  expect(valueOf('sso_autotask_calls_limit', {})).toBe(10_000);
  expect(valueOf('sso_audit_records', {})).toBeGreaterThan(3);
  expect(valueOf('sso_database_up', {})).toBe(1);
  expect(text).not.toMatch(/jane|alex|taylor|contoso|[0-9a-f]{8}-[0-9a-f]{4}-/i);
});

test('the traces, handed over at the latest when the bot stops, carry the same id and name nobody', async () => {
  expect(await product.bot().stop('SIGTERM')).toBe(0);
  const trace = receiver.spans.filter(({ traceId }) => traceId === id);
  const names = trace.map(({ name }) => name);
  for (const name of [
    'turn',
    'button approve',
    'Entra ID check groups',
    'database transaction',
    'job publish',
    'Autotask POST Tickets',
    'job draw-cards',
    'Teams PUT activities',
  ]) {
    expect(names).toContain(name);
  }
  const parentOf = (name: string) => {
    const span = trace.find((one) => one.name === name);
    return trace.find((one) => one.id === span?.parent)?.name;
  };
  expect(parentOf('button approve')).toBe('turn');
  expect(parentOf('Autotask POST Tickets')).toBe('job publish');
  expect(receiver.spans.some(({ name, status }) => name === 'Entra ID find users' && status === 2)).toBe(
    true,
  );
  expect(receiver.bodies.join('\n')).not.toMatch(/jane|doe|alex|taylor|contoso|liam/i);
});

function contains(labels: Readonly<Record<string, string>>, wanted: object): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

test('a bot that sends no traces does not load what sends them', () => {
  const lib = path.join(__dirname, '..', '..', '..', 'lib');
  const script = `for (const name of ['compose', 'stop-on-signals', 'trace/start-tracing']) require('${lib}/' + name + '.js');
    console.log(Object.keys(require.cache).filter((name) => /@opentelemetry.(sdk|exporter|otlp|resources)/.test(name)).length);`;
  const { stdout, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect({ status, loaded: stdout.trim() }).toEqual({ status: 0, loaded: '0' });
});
