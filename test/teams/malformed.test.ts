import { pino } from 'pino';
import { createAdapter } from '../../src/teams/create-adapter';

/** Sends an activity to a bot that asks for no tokens; answers the HTTP status and what the log says. */
async function send(activity: object): Promise<{ status: number; log: unknown[] }> {
  const log: unknown[] = [];
  const logger = pino({ level: 'info', base: null }, { write: (line) => log.push(JSON.parse(line)) });
  const adapter = createAdapter({ id: '', password: '', type: 'SingleTenant', tenantId: '' }, logger);
  let status = 0;
  const request = { method: 'POST', headers: {}, body: activity };
  const response = {
    status: (code: number) => (status = code),
    header: () => response,
    send: () => response,
    end: () => response,
    socket: null,
  };
  await adapter.process(request as never, response as never, () => Promise.resolve());
  return { status, log };
}

const activity = {
  type: 'message',
  id: '1700000000000',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:1',
  text: 'something between two people',
  from: { id: '29:alex' },
  recipient: { id: '28:sso' },
  conversation: { id: 'a:alex' },
};

test('an activity that cannot be understood is refused, and the log says which part of it, not what stands there', async () => {
  const { status, log } = await send({ ...activity, recipient: { id: 7 }, locale: {} });
  expect(status).toBe(400);
  expect(log).toMatchObject([
    { level: 40, activity: '1700000000000', type: 'message', malformed: ['locale', 'recipient.id'] },
  ]);
  expect(JSON.stringify(log)).not.toContain('between two people');
});

test('however strange it is, its line is short', async () => {
  const entities = Array.from({ length: 500 }, () => ({ type: 7 }));
  const { status, log } = await send({ ...activity, id: 'x'.repeat(10_000), entities });
  expect(status).toBe(400);
  expect(log).toHaveLength(1);
  expect(JSON.stringify(log).length).toBeLessThan(600);
});

test('one that is understood leaves no such line', async () => {
  expect(await send(activity)).toEqual({ status: 200, log: [] });
});
