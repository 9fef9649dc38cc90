import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSurroundings } from './start-product';

test('told to stop before it listens it ends at once, with code 0', async () => {
  const around = await startSurroundings();
  // The start asks Autotask for its fields, and gets no answer for as long as this test takes.
  around.autotask.faults.add({ match: /entityInformation\/fields/, delayMs: 60_000, drop: 'before' });
  const bot = spawn(process.execPath, [path.resolve('lib', 'main.js')], {
    env: { PATH: process.env.PATH, ...around.environment, AUTOTASK_SSO_FIELD: 'ssoUniqueID' },
    stdio: 'ignore',
  });
  const ended = once(bot, 'exit');
  try {
    while (around.autotask.faults.remaining > 0) await pause(20);
    bot.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  } finally {
    bot.kill('SIGKILL');
    await around.close();
  }
});
