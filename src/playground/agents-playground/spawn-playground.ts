import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ChildProcess } from 'node:child_process';

/**
 * Loaded before the Playground. However we end, even killed, our end of the channel closes and it ends too.
 * And it listens on loopback only: by itself it would let the whole network speak as its current user.
 */
const manners = `
  import { Server } from 'node:net';
  process.on('disconnect', () => process.exit());
  const { listen } = Server.prototype;
  Server.prototype.listen = function (port, whenReady) {
    return listen.call(this, port, '127.0.0.1', whenReady);
  };
`;

const manifest = z.object({ bin: z.object({ agentsplayground: z.string() }) });

/**
 * Starts the Agents Playground's own command line with this Node, without npx and without a shell.
 * The child sees the few variables a process needs and nothing else of ours: no secrets, and no proxy (it
 * would call the bot on loopback through it).
 *
 * @param logPath where it writes what it would say on a terminal, the reason of a refused start included.
 */
export function spawnPlayground(
  folder: string,
  logPath: string,
  port: number,
  botEndpoint: string,
): ChildProcess {
  const parameters = ['-e', botEndpoint, '-c', 'msteams', '-p', String(port), '--dt'];
  const preload = `data:text/javascript,${encodeURIComponent(manners)}`;
  return spawn(process.execPath, ['--import', preload, commandPath(), 'start', ...parameters], {
    cwd: folder,
    env: {
      ...necessaryEnvironment(),
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: logPath,
    },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
}

function commandPath(): string {
  const path = require.resolve('@microsoft/m365agentsplayground/package.json');
  const { bin } = manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  return join(dirname(path), bin.agentsplayground);
}

function necessaryEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ', 'LANG'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
