import { createServer } from 'restify';
import { drain } from '../src/drain';

async function listening() {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return server;
}

test('what fails while it stops is told, after everything else was stopped all the same', async () => {
  const server = await listening();
  const stopped: string[] = [];
  const draining = drain(
    {
      server,
      drain: () => Promise.reject(new Error('a round broke')),
      stop: () => Promise.resolve(void stopped.push('database')),
    },
    0,
  );
  await expect(draining).rejects.toThrow('a round broke');
  expect(server.server.listening).toBe(false);
  expect(stopped).toEqual(['database']);
});
