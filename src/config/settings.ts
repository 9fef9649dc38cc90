import { z } from 'zod/v4';
import {
  amount,
  databaseUrl,
  either,
  guid,
  listOfHours,
  oneOf,
  pickListValue,
  port,
  positive,
  quietHours,
  required,
  schedule,
  serviceUrl,
  timeZone,
  webAddress,
} from './setting-types';

/** Whoever sees this may act as the bot: it can stand in a file too, and is masked in the log. */
const secret = { secret: true };

/**
 * Every setting, by its environment variable: the one place to add one. What is blank counts as absent.
 * `.meta` comes last: `description` tells what a required setting is to somebody who sees its name for the first time;
 * `secret` allows `<NAME>_FILE` in place of it, and has its value masked in the log.
 */
export const settings = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().optional(),
  PORT: port.default(3978),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent').default('info'),

  BOT_ID: guid.optional(),
  BOT_PASSWORD: z.string().optional().meta(secret),
  BOT_TYPE: oneOf('SingleTenant', 'UserAssignedMSI').default('SingleTenant'),
  BOT_TENANT_ID: guid.optional(),
  TENANT_ID: guid.meta({ description: 'the Directory (tenant) ID of the Entra tenant this bot serves' }),
  AZURE_TENANT_ID: guid.optional(),
  AZURE_CLIENT_ID: guid.optional(),
  AZURE_CLIENT_SECRET: z.string().optional().meta(secret),
  AZURE_AUTHORITY_HOST: serviceUrl.default('https://login.microsoftonline.com'),
  GRAPH_BASE_URL: serviceUrl.default('https://graph.microsoft.com'),
  SETUP_CREATE_APP: either('true', 'false').default(false),

  AUTOTASK_USERNAME: required.meta({ description: "the Autotask API user's name (key)", ...secret }),
  AUTOTASK_SECRET: required.meta({ description: "the Autotask API user's secret", ...secret }),
  AUTOTASK_INTEGRATION_CODE: required.meta({ description: "the API user's tracking identifier", ...secret }),
  AUTOTASK_BASE_URL: serviceUrl.optional(),
  AUTOTASK_ZONE_URL: serviceUrl.optional(),
  AUTOTASK_PUBLISHER: oneOf('auto', 'field', 'ticket').default('auto'),
  AUTOTASK_SSO_FIELD: z.string().optional(),
  AUTOTASK_TICKET_COMPANY_ID: pickListValue.nonnegative('must not be negative').default(0),
  AUTOTASK_TICKET_QUEUE_ID: pickListValue.optional(),
  AUTOTASK_TICKET_STATUS: pickListValue.optional(),
  AUTOTASK_TICKET_PRIORITY: pickListValue.optional(),
  AUTOTASK_TICKET_ITEMS: positive.max(100, 'must be at most 100').default(40),
  AUTOTASK_BUDGET_SHARE: positive.max(100, 'must be at most 100, which is all of it').default(80),

  ADMIN_GROUP_ID: guid.meta({
    description: 'the Object ID of the Entra group whose members may ask for mappings',
  }),
  APPROVER_GROUP_ID: guid.meta({ description: 'the Object ID of the Entra group whose members may approve' }),
  APPROVALS_REQUIRED: positive.max(5, 'must be at most 5').default(1),
  SENSITIVE_GROUP_ID: guid.optional(),
  FOUR_EYES: either('on', 'off').default(true),
  APPROVER_TAG_ID: z.string().optional(),
  APPROVER_TAG_NAME: z.string().optional(),
  REQUEST_TTL_HOURS: amount.max(8_760, 'must be at most 8760, which is a year').default(72),
  REMINDER_HOURS: listOfHours.default('4,24,48'),
  QUIET_HOURS: quietHours.optional(),
  TIME_ZONE: timeZone.default('UTC'),
  DRIFT_SCHEDULE: schedule.optional(),
  PASTE_DAYS: positive.max(365, 'must be at most 365').default(7),

  DATABASE_URL: databaseUrl.default('file:data/sso.db').meta(secret),
  DATABASE_POOL_SIZE: positive.max(500, 'must be at most 500').default(10),
  PUBLIC_URL: serviceUrl.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional().meta(secret),
  TURNS_PER_MINUTE: positive.max(1_000_000, 'must be at most 1000000').default(60),
  OUTBOX_POLL_MS: positive.max(60_000, 'must be at most 60000').default(1_000),
  OUTBOX_LEASE_MS: positive
    .min(1_000, 'must be at least 1000')
    .max(600_000, 'must be at most 600000')
    .default(45_000),
  TICKET_POLL_SECONDS: amount.max(86_400, 'must be at most 86400, which is a day').default(60),
});

/**
 * The least OUTBOX_LEASE_MS in production: twice what a write to Autotask may take, since writes are begun in the first half
 * of a lease. Less is for simulators, which answer at once, and where nobody wants to wait for the jobs of a process that was killed.
 */
export const leastLeaseMs = 30_000;

/** The settings as they are read, each right by itself. */
export type Settings = z.infer<typeof settings>;
