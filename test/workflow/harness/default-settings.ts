import type { Settings } from '../../../src/workflow/deps';

/** What tests run with that do not say otherwise; whose tenant and groups it is depends on the company they show. */
export const defaultSettings = {
  requestTtlHours: 72,
  mayCreateApp: false,
  consentUrl: 'https://login.example/adminconsent',
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
} satisfies Omit<Settings, 'administratorGroupId' | 'approverGroupId' | 'tenantId'>;
