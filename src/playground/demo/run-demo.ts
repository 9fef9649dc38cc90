import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startAutotaskSimulator, type AutotaskSimulator } from '../autotask/start-autotask-simulator';
import { botEnvironment } from '../bot-process/bot-environment';
import { startBot } from '../bot-process/start-bot';
import { exampleDirectory } from '../directory/directory';
import { startGraphSimulator } from '../graph/start-graph-simulator';
import { startLoginSimulator } from '../login/start-login-simulator';
import { startTeamsClient } from '../teams-client/start-teams-client';
import { cast } from './cast';
import { createStage } from './stage';
import { story } from './story';
import { transcript } from './transcript';

/** `npm run demo`: the whole story without a screen. Resolves with the exit code. */
async function runDemo(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sso-demo-'));
  const ends: (() => Promise<unknown>)[] = [];
  try {
    return await play(`file:${path.join(folder, 'sso.db')}`, ends);
  } finally {
    for (const end of ends.reverse()) await end();
    rmSync(folder, { recursive: true });
  }
}

async function play(databaseUrl: string, ends: (() => Promise<unknown>)[]): Promise<number> {
  const directory = exampleDirectory();
  const graph = await startGraphSimulator({ directory });
  ends.push(() => graph.close());
  const autotask = await startAutotaskSimulator({ directory });
  ends.push(() => autotask.close());
  const { tenantId } = directory;
  const login = await startLoginSimulator({ tenantId });
  ends.push(() => login.close());
  const services = { tenantId, graphUrl: graph.url, loginUrl: login.url, autotask };
  const bot = await startBot(botEnvironment(services, databaseUrl));
  ends.push(() => bot.stop());
  const client = await startTeamsClient({
    botUrl: () => bot.url,
    tenantId,
    roster: Object.values(cast),
  });
  ends.push(() => client.close());
  const stage = createStage(client);
  for (const chapter of story) {
    transcript.chapter(chapter.title);
    try {
      await chapter.play(stage);
    } catch (error) {
      console.error(
        `\nBROKEN in "${chapter.title}": ${error instanceof Error ? error.message : String(error)}`,
      );
      console.error(bot.log.slice(-20).join('\n'));
      return 1;
    }
  }
  showAutotask(autotask);
  return await showAuditTrail(databaseUrl);
}

function showAutotask({ tickets, checklistItems }: AutotaskSimulator): void {
  transcript.chapter('What Autotask holds at the end');
  for (const ticket of tickets) {
    transcript.fact(`${ticket.ticketNumber}  ${ticket.title}  (externalID ${String(ticket.externalID)})`);
    for (const item of checklistItems.filter(({ ticketID }) => ticketID === ticket.id)) {
      transcript.fact(`  [${item.isCompleted ? 'x' : ' '}] ${item.itemName}`);
    }
  }
}

/** Has the product's own command read the trail and prove its chain. */
async function showAuditTrail(databaseUrl: string): Promise<number> {
  transcript.chapter('The audit trail');
  const command = path.join(__dirname, '..', '..', 'audit-verify.js');
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl };
  const { stdout } = await promisify(execFile)(process.execPath, [command, '--list'], { env });
  console.log(stdout);
  return 0;
}

runDemo().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
