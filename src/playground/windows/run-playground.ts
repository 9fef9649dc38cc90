import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exampleDirectory } from '../directory/directory';
import { openWindows, startPlayground } from './start-playground';

/** Where everything listens: the ports the Teams toolkit's templates use. */
const botPort = 3978;
const windowPorts = [56150, 56151] as const;

/**
 * `npm run playground`: the bot, simulated Entra ID and Autotask, and two windows of the Agents Playground, until
 * Ctrl-C. `--bot-only` leaves the windows out, `--windows-only` opens them against a bot that already runs.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'bot-only': { type: 'boolean', default: false },
      'windows-only': { type: 'boolean', default: false },
      inspect: { type: 'boolean', default: false },
    },
  });
  const close = values['windows-only']
    ? await windowsOnly()
    : await everything(!values['bot-only'], values.inspect);
  console.log('\nCtrl-C stops everything.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
}

async function everything(withWindows: boolean, inspect: boolean): Promise<() => Promise<void>> {
  const playground = await startPlayground({
    botPort,
    windowPorts: withWindows ? windowPorts : null,
    environment: {
      // There is no portal to register an app in by hand here.
      SETUP_CREATE_APP: 'true',
      ...(inspect ? { NODE_OPTIONS: '--inspect=9239 --enable-source-maps' } : {}),
    },
  });
  console.log(`The bot is listening on ${playground.bot.url}.`);
  if (playground.windows) showWindows(playground.windows);
  return () => playground.close();
}

async function windowsOnly(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sso-windows-'));
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })];
  const windows = await openWindows(
    `http://127.0.0.1:${botPort}`,
    exampleDirectory(),
    windowPorts,
    folder,
    ends,
  );
  console.log('The windows are listening.');
  showWindows(windows);
  return async () => {
    for (const end of ends.reverse().splice(0)) await end();
  };
}

function showWindows({ administrator, teamLead }: { administrator: string; teamLead: string }): void {
  console.log(`
  Alex Admin, administrator  ${administrator}
  Taylor Lead, team lead     ${teamLead}

Open both. As Alex, in the personal chat, type: map jane.doe
(Or set single sign-on up first: setup. What is missing: doctor.)
As Taylor, watch the channel Approvals of the team "Team leads".
(People, groups and Autotask are simulated; everything is forgotten when you stop.)`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
