import pino, { type Logger } from 'pino';
import type { Finding } from '../../../src/mapping/finding';
import type { Settings } from '../../../src/workflow/deps';
import { runChecksWithoutStore } from '../../../src/workflow/doctor/run-checks';
import { now, stubProbes, tenantId, type StubbedProbes } from './stub-probes';

/** Where administrators consent. */
export const consentUrl = 'https://login.example/adminconsent';

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
        administratorGroupId: 'administrators',
        approverGroupId: 'approvers',
        requestTtlHours: 72,
        tenantId,
        mayCreateApp: false,
        consentUrl,
        approvalsRequired: 1,
        sensitiveGroupId: null,
        fourEyes: true,
        reminderHours: [4, 24, 48],
        quietHours: null,
        timeZone: 'UTC',
        driftSchedule: null,
        pasteDays: 7,
        ticketItems: 40,
        autotaskBudgetShare: 0.8,
        publicUrl: null,
        approverTag: null,
        ...settings,
      },
      log,
      clock: () => now,
    },
    new Error('none here'),
  );
  return new Map(findings.map((finding) => [finding.subject, finding]));
}
