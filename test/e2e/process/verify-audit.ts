import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const command = path.join(__dirname, '..', '..', '..', 'lib', 'audit-verify.js');

/** What `npm run audit:verify` says of this database. @throws Error when it finds anything wrong */
export async function verifyAudit(databaseUrl: string): Promise<string> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl };
  const { stdout } = await promisify(execFile)(process.execPath, [command], { env });
  return stdout;
}
