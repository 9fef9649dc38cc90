import { spawn } from 'node:child_process';
import path from 'node:path';

/** What `npm run backup` said, and its exit code. */
export interface BackupRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const command = path.join(__dirname, '..', '..', '..', 'lib', 'backup.js');

/** Runs the built command as an operator does, with nothing of the environment but the database. */
export function runBackup(databaseUrl: string, ...options: readonly string[]): Promise<BackupRun> {
  const child = spawn(process.execPath, [command, ...options], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, out, err }));
  });
}
