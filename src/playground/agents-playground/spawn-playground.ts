import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

export type PlaygroundProcess = ChildProcessByStdio<null, Readable, null>;

const manifest = z.object({ bin: z.object({ agentsplayground: z.string() }) });

/**
 * Starts the Agents Playground's own command line with this Node, without npx and without a shell.
 * The child sees the few variables a process needs and nothing else of ours: no secrets, no `BOT_ENDPOINT`
 * (it would win over none) and no proxy (it would send loopback calls to the bot through it).
 *
 * @param logPath where it writes what it would say on a terminal, the reason of a refused start included.
 */
export function spawnPlayground(
  folder: string,
  logPath: string,
  port: number,
  botEndpoint: string,
): PlaygroundProcess {
  const parameters = ['-e', botEndpoint, '-c', 'msteams', '-p', String(port), '--dt'];
  const child = spawn(process.execPath, [commandPath(), 'start', ...parameters], {
    cwd: folder,
    env: {
      ...necessaryEnvironment(),
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: logPath,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  endWithUs(child);
  return child;
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

/** A launcher that ends without closing its windows takes them along. */
function endWithUs(child: PlaygroundProcess): void {
  const end = () => void child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}
