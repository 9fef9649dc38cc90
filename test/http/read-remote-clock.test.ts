import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readRemoteClock } from '../../src/http/read-remote-clock';

let server: Server;
const headers: Record<string, string> = {};
beforeEach(async () => {
  server = createServer((_request, response) => {
    response.sendDate = false;
    response.writeHead(401, headers).end('no');
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
