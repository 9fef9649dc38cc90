import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readRemoteClock } from '../../src/http/read-remote-clock';

let server: Server;
const headers: Record<string, string> = {};
beforeEach(async () => {
  server = createServer((_request, response) => {
    response.sendDate = false;
    response.writeHead(401, headers);
    response.end('no');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const urlOf = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

it('is what the header says, half a second and half a round trip later, whatever the status', async () => {
  headers.Date = 'Mon, 23 Nov 2026 10:00:00 GMT';
  const times = [1_000, 1_400];
  const clock = await readRemoteClock(urlOf(), 5_000, () => times.shift() ?? 0);
  expect(clock.toISOString()).toBe('2026-11-23T10:00:00.700Z');
});

it.each(['', 'yesterday'])('is not guessed from the date "%s"', async (date) => {
  headers.Date = date;
  await expect(readRemoteClock(urlOf(), 5_000)).rejects.toThrow('no date');
});

it('is not asked of where a redirect leads, and sends no credentials', async () => {
  const seen: IncomingMessage[] = [];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    seen.push(request);
    const target = { Location: '/elsewhere', Date: 'Mon, 23 Nov 2026 10:00:00 GMT' };
    response.writeHead(302, target);
    response.end();
  });
  await readRemoteClock(urlOf(), 5_000);
  expect(seen.map(({ url }) => url)).toEqual(['/']);
  expect(seen[0]?.headers).not.toHaveProperty('authorization');
});

it('is not waited for longer than that', async () => {
  server.removeAllListeners('request');
  await expect(readRemoteClock(urlOf(), 50)).rejects.toMatchObject({ name: 'TimeoutError' });
});
