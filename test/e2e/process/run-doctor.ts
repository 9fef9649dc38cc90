import { execFile } from 'node:child_process';
import path from 'node:path';
import type { Finding } from '../../../src/mapping/finding';
import type { Product } from './start-product';

/** What a run of `npm run doctor` came to. */
export interface DoctorRun {
  readonly code: number;
  /** Standard output. */
  readonly report: string;
  /** Standard error. */
  readonly log: string;
}

const script = path.join(__dirname, '..', '..', '..', 'lib', 'doctor.js');

/** Runs the built doctor with the bot's own environment and the changes to it. */
export function runDoctor(
  { environment }: Product,
  changed: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<DoctorRun> {
  const env = { PATH: process.env.PATH, ...environment, ...changed };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (error, report, log) => {
      resolve({ code: error === null ? 0 : Number(error.code), report, log });
    });
  });
}

/** The findings of a run, as `--json` prints them. */
export async function findingsOf(
  product: Product,
  changed?: Readonly<Record<string, string>>,
): Promise<{ code: number; findings: Finding[] }> {
  const { code, report } = await runDoctor(product, changed, ['--json']);
  return { code, findings: JSON.parse(report) as Finding[] };
}
