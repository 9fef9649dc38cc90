import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPlaygroundWindow } from './check-playground-window';
import { spawnPlayground } from './spawn-playground';
import { stopPlayground } from './stop-playground';
import { waitForPlayground } from './wait-for-playground';
import { writePlaygroundConfiguration } from './write-playground-configuration';
import type { PlaygroundWindow } from './playground-options';

export interface AgentsPlaygroundOptions extends PlaygroundWindow {
  /** Port of the window; 0 takes a free one. */
  port: number;
  /** Where the bot listens, `http://127.0.0.1:3978/api/messages`. */
  botEndpoint: string;
  /** Made if missing; the configuration and the log are written there. One folder a window. */
  workingDirectory: string;
}

export interface AgentsPlayground {
  /** The page to open in a browser. */
  url: string;
  /** The connector of this window, as activities name it in `serviceUrl`. */
  serviceUrl: string;
  /** Ends the process and resolves when it is gone. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts one window of the Agents Playground as one person, without opening a browser and without telemetry,
 * and resolves once it serves that person's conversations.
 *
 * @throws Error in plain words: a configuration it would refuse, a taken port, an early end (with its exit
 * code and its log), or no answer within a minute.
 */
export async function startAgentsPlayground(options: AgentsPlaygroundOptions): Promise<AgentsPlayground> {
  checkPlaygroundWindow(options);
  await mkdir(options.workingDirectory, { recursive: true });
  await writePlaygroundConfiguration(options.workingDirectory, options);
  const logPath = join(options.workingDirectory, 'agents-playground.log');
  const child = spawnPlayground(options.workingDirectory, logPath, options.port, options.botEndpoint);
  await once(child, 'spawn');
  const close = () => stopPlayground(child);
  try {
    const url = await waitForPlayground(child, { ...options, logPath });
    return { url, serviceUrl: `${url}/_connector`, close };
  } catch (error) {
    await close();
    throw error;
  }
}
