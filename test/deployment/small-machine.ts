import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEnvFile } from '../app-package/toolkit-files';

/** The folders of docs/deploy.md, "One small machine", in a place of their own. */
export interface SmallMachine {
  readonly root: string;
  /** What the service and every command get their environment from. */
  readonly settings: string;
  /** A command as the documents have it, with these folders in it: without who runs it, and where. */
  commandOf(text: string): string[];
}

/** What the page has to append to the settings, and the secrets it has to ask for. */
export function appendedInPage(): { lines: string; asked: string[] } {
  const page = readFileSync('docs/deploy.md', 'utf8').split('## One small machine')[1] ?? '';
  const lines = /<<'end'\n([^]*?)\n +end\n/.exec(page)?.[1] ?? '';
  const asked = [...page.matchAll(/\bkeep (\w+)(?= |$)/gm)].map(([, name = '']) => name);
  return { lines: lines.replaceAll(/^ +/gm, ''), asked };
}

/** Does what the page says, with ids made up; nothing has a way to Autotask. @param port where the bot is to listen */
export function layOutSmallMachine(port: number): SmallMachine {
  const root = mkdtempSync(path.join(tmpdir(), 'sso-small-'));
  const [etc, state] = [path.join(root, 'etc'), path.join(root, 'var')];
  const here = (text: string): string =>
    text.replaceAll('/etc/autotask-sso-bot', etc).replaceAll('/var/lib/autotask-sso-bot', state);
  mkdirSync(path.join(etc, 'secrets'), { recursive: true });
  mkdirSync(state);
  const { lines, asked } = appendedInPage();
  for (const name of asked) writeFileSync(path.join(etc, 'secrets', name), randomUUID());
  const settings = path.join(etc, 'settings');
  const own = `PORT=${port}\nAUTOTASK_BASE_URL=https://127.0.0.1:1`;
  writeFileSync(settings, `${filledIn()}\n${here(lines)}\n${own}\n`);
  return {
    root,
    settings,
    commandOf: (text) => here(text.replace(/^.*?sudo -u sso /, '')).split(' '),
  };
}

/** compose.env.example with what somebody would write there. */
function filledIn(): string {
  const tenant = randomUUID();
  const value = (name: string, given: string): string => {
    if (given !== '') return given;
    if (name === 'PUBLIC_URL') return 'https://sso.example.com';
    return name.endsWith('TENANT_ID') ? tenant : randomUUID();
  };
  const names = [...readEnvFile('compose.env.example')];
  return names.map(([name, given]) => `${name}=${value(name, given)}`).join('\n');
}
