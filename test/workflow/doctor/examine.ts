import pino, { type Logger } from 'pino';
import type { Finding } from '../../../src/mapping/finding';
import type { Settings } from '../../../src/workflow/deps';
import { runChecksWithoutStore } from '../../../src/workflow/doctor/run-checks';
import { defaultSettings } from '../harness/default-settings';
import { now, stubProbes, tenantId, type StubbedProbes } from './stub-probes';

/** The findings on the services alone, without a database, by subject. */
export async function examine(
  probes: StubbedProbes = {},
  settings: Partial<Settings> = {},
  log: Logger = pino({ level: 'silent' }),
): Promise<Map<string, Finding>> {
  const findings = await runChecksWithoutStore(
    {
      probes: stubProbes(probes),
      settings: {
        ...defaultSettings,
        administratorGroupId: 'administrators',
        approverGroupId: 'approvers',
        tenantId,
        ...settings,
      },
      log,
      clock: () => now,
    },
    new Error('none here'),
  );
  return new Map(findings.map((finding) => [finding.subject, finding]));
}
