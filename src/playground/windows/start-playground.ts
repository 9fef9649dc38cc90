import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startAgentsPlayground } from '../agents-playground/start-agents-playground';
import { startAutotaskSimulator, type AutotaskSimulator } from '../autotask/start-autotask-simulator';
import { botEnvironment } from '../bot-process/bot-environment';
import { startBot, type BotProcess } from '../bot-process/start-bot';
import { exampleDirectory, type Directory } from '../directory/directory';
import { startGraphSimulator, type GraphSimulator } from '../graph/start-graph-simulator';
import { startLoginSimulator, type LoginSimulator } from '../login/start-login-simulator';
import { bindApprovals } from './bind-approvals';
import { administratorsWindow, channels, teamLeadsWindow } from './people-of-windows';

/** Everything of the playground, running. */
export interface Playground {
  readonly bot: BotProcess;
  readonly graph: GraphSimulator;
  readonly autotask: AutotaskSimulator;
  readonly login: LoginSimulator;
  readonly directory: Directory;
  /** The pages to open: one as an administrator, one as a team lead. Empty when started without windows. */
  readonly windows: { readonly administrator: string; readonly teamLead: string } | null;
  close(): Promise<void>;
}

/** Ports; 0 takes a free one. `null` for the windows starts none. */
export interface PlaygroundOptions {
  readonly botPort: number;
  readonly windowPorts: readonly [administrator: number, teamLead: number] | null;
  /** Added to the bot's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts simulators, bot and windows, with the approvals channel bound. Whatever was started is stopped on failure. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sso-playground-'));
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })];
  const close = async (): Promise<void> => {
    for (const end of ends.reverse().splice(0)) await end();
  };
  try {
    const services = await startServices(ends);
    const bot = await startBot({
      ...botEnvironment(services, `file:${path.join(folder, 'sso.db')}`),
      PORT: String(options.botPort),
      TICKET_POLL_SECONDS: '2',
      ...options.environment,
    });
    ends.push(() => bot.stop());
    const windows =
      options.windowPorts &&
      (await openWindows(bot.url, services.directory, options.windowPorts, folder, ends));
    const { graph, autotask, login, directory } = services;
    return { bot, graph, autotask, login, directory, windows, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Services {
  readonly tenantId: string;
  readonly graph: GraphSimulator;
  readonly graphUrl: string;
  readonly login: LoginSimulator;
  readonly loginUrl: string;
  readonly autotask: AutotaskSimulator;
  readonly directory: Directory;
}

async function startServices(ends: (() => Promise<unknown>)[]): Promise<Services> {
  const directory = exampleDirectory();
  const graph = await startGraphSimulator({ directory });
  ends.push(() => graph.close());
  const autotask = await startAutotaskSimulator({ directory });
  ends.push(() => autotask.close());
  const { tenantId } = directory;
  const login = await startLoginSimulator({ tenantId });
  ends.push(() => login.close());
  return { tenantId, graph, graphUrl: graph.url, login, loginUrl: login.url, autotask, directory };
}

/** Opens both windows against a bot that is running, and binds the team lead's Approvals channel. */
export async function openWindows(
  botUrl: string,
  directory: Directory,
  [administratorPort, teamLeadPort]: readonly [number, number],
  folder: string,
  ends: (() => Promise<unknown>)[],
): Promise<{ administrator: string; teamLead: string }> {
  const botEndpoint = `${botUrl}/api/messages`;
  const theirs = { ...administratorsWindow(directory), port: administratorPort, botEndpoint };
  const administrator = await startAgentsPlayground({
    ...theirs,
    workingDirectory: path.join(folder, 'administrator'),
  });
  ends.push(() => administrator.close());
  const window = teamLeadsWindow(directory);
  const teamLead = await startAgentsPlayground({
    ...window,
    port: teamLeadPort,
    botEndpoint,
    workingDirectory: path.join(folder, 'team-lead'),
  });
  ends.push(() => teamLead.close());
  await bindApprovals({
    botUrl,
    serviceUrl: teamLead.serviceUrl,
    window,
    administrator: theirs.currentUser,
    channel: channels.approvals,
  });
  return { administrator: administrator.url, teamLead: teamLead.url };
}
