import { Cron } from 'croner';
import { z } from 'zod/v4';

const guid = z.guid('must be a GUID, e.g. 00000000-0000-4000-8000-000000000000');
const required = z.string().min(1, 'is missing');
const serviceUrl = z
  .url({ protocol: /^https?$/, error: 'must be a web address that begins with https://' })
  .refine((url) => !isPlainHttp(url) || isLoopback(new URL(url).hostname), {
    error: 'must begin with https://, since secrets go there (http:// is for this machine only)',
  });
const positive = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .positive('must be greater than 0');
const quietHours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, {
    error: 'must be two times of day, e.g. 22:00-07:00',
    abort: true,
  })
  .refine((text) => text.slice(0, 5) !== text.slice(6), {
    error: 'must begin and end at different times; leave it out when it is never quiet',
  });
const timeZone = z.string().refine(isTimeZone, { error: 'must be a time zone, e.g. Europe/Berlin' });
const hours = z
  .string()
  .regex(/^\d+(\.\d+)?(\s*,\s*\d+(\.\d+)?)*$/, {
    error: 'must be hours with commas between, e.g. 4,24,48',
    abort: true,
  })
  .refine((text) => text.split(',').every((one) => Number(one) > 0 && Number(one) <= 8_760), {
    error: 'must be hours greater than 0 and at most 8760, which is a year, e.g. 4,24,48',
  });
const pickListValue = z.coerce.number('must be a number').int('must be a whole number').optional();

/** Every setting, by its environment variable. What is blank counts as absent. */
const environmentSchema = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().optional(),
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a whole number')
    .min(0, 'must be at least 0')
    .max(65_535, 'must be at most 65535')
    .default(3978),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
  BOT_ID: guid.optional(),
  BOT_PASSWORD: z.string().optional(),
  BOT_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'must be SingleTenant or UserAssignedMSI')
    .default('SingleTenant'),
  BOT_TENANT_ID: guid.optional(),
  TENANT_ID: guid,
  AZURE_TENANT_ID: guid.optional(),
  AZURE_CLIENT_ID: guid.optional(),
  AZURE_CLIENT_SECRET: z.string().optional(),
  AZURE_AUTHORITY_HOST: serviceUrl.default('https://login.microsoftonline.com'),
  GRAPH_BASE_URL: serviceUrl.default('https://graph.microsoft.com'),
  SETUP_CREATE_APP: z
    .stringbool({ truthy: ['true'], falsy: ['false'], error: 'must be true or false' })
    .default(false),
  AUTOTASK_USERNAME: required,
  AUTOTASK_SECRET: required,
  AUTOTASK_INTEGRATION_CODE: required,
  AUTOTASK_BASE_URL: serviceUrl.optional(),
  AUTOTASK_ZONE_URL: serviceUrl.optional(),
  AUTOTASK_PUBLISHER: z.enum(['auto', 'field', 'ticket'], 'must be auto, field or ticket').default('auto'),
  AUTOTASK_SSO_FIELD: z.string().optional(),
  AUTOTASK_TICKET_COMPANY_ID: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .nonnegative('must not be negative')
    .default(0),
  AUTOTASK_TICKET_QUEUE_ID: pickListValue,
  AUTOTASK_TICKET_STATUS: pickListValue,
  AUTOTASK_TICKET_PRIORITY: pickListValue,
  ADMIN_GROUP_ID: guid,
  APPROVER_GROUP_ID: guid,
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must be file:path/to/sso.db or postgres://…')
    .default('file:data/sso.db'),
  REQUEST_TTL_HOURS: z.coerce
    .number('must be a number')
    .positive('must be greater than 0')
    .max(8_760, 'must be at most 8760, which is a year')
    .default(72),
  APPROVALS_REQUIRED: positive.max(5, 'must be at most 5').default(1),
  SENSITIVE_GROUP_ID: guid.optional(),
  FOUR_EYES: z.stringbool({ truthy: ['on'], falsy: ['off'], error: 'must be on or off' }).default(true),
  APPROVER_TAG_ID: z.string().optional(),
  APPROVER_TAG_NAME: z.string().optional(),
  REMINDER_HOURS: hours.default('4,24,48'),
  QUIET_HOURS: quietHours.optional(),
  TIME_ZONE: timeZone.default('UTC'),
  DRIFT_SCHEDULE: z
    .string()
    .refine(isCron, { error: 'must be a cron expression of five fields, e.g. 0 3 * * *' })
    .optional(),
  PASTE_DAYS: positive.max(365, 'must be at most 365').default(7),
  AUTOTASK_TICKET_ITEMS: positive.max(100, 'must be at most 100').default(40),
  AUTOTASK_BUDGET_SHARE: positive.max(100, 'must be at most 100, which is all of it').default(80),
  PUBLIC_URL: serviceUrl.optional(),
  OUTBOX_POLL_MS: positive.max(60_000, 'must be at most 60000').default(1_000),
  OUTBOX_LEASE_MS: positive
    .min(1_000, 'must be at least 1000')
    .max(600_000, 'must be at most 600000')
    .default(10_000),
  TICKET_POLL_SECONDS: z.coerce
    .number('must be a number')
    .positive('must be greater than 0')
    .max(86_400, 'must be at most 86400, which is a day')
    .default(60),
});
type Environment = z.infer<typeof environmentSchema>;

/** The validated settings, as the composition root hands them out. */
export type Config = Environment & { readonly HOST: string };

/** Thrown when the bot cannot start as it is configured; every problem is named, with its mend. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** What each required variable is, for somebody who sees its name for the first time. */
const meanings: Readonly<Record<string, string>> = {
  TENANT_ID: 'the Directory (tenant) ID of the Entra tenant this bot serves',
  ADMIN_GROUP_ID: 'the Object ID of the Entra group whose members may ask for mappings',
  APPROVER_GROUP_ID: 'the Object ID of the Entra group whose members may approve',
  AUTOTASK_USERNAME: "the Autotask API user's name (key)",
  AUTOTASK_SECRET: "the Autotask API user's secret",
  AUTOTASK_INTEGRATION_CODE: "the API user's tracking identifier",
};

/**
 * Reads and checks the configuration.
 * @throws ConfigurationError naming every problem at once; never with a secret's value in it
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(filled);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => problemOf(issue, filled)),
    ...contradictions(rightByThemselves(filled), filled.BOT_ID === undefined),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigurationError(problems);
  return { ...parsed.data, HOST: parsed.data.HOST ?? (parsed.data.BOT_ID ? '0.0.0.0' : '127.0.0.1') };
}

/** The settings that are valid each by itself, so that what is wrong between them is told together with the others. */
function rightByThemselves(filled: Record<string, unknown>): Partial<Environment> {
  return Object.fromEntries(
    Object.entries(environmentSchema.shape).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(filled[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    }),
  );
}

function problemOf(issue: z.core.$ZodIssue, filled: Record<string, unknown>): string {
  const name = String(issue.path[0]);
  const meaning = meanings[name];
  const isMissing = filled[name] === undefined;
  return `${name} ${isMissing ? 'is missing' : issue.message}.${meaning ? ` It is ${meaning}.` : ''}`;
}

/**
 * What is wrong between settings that are each right by themselves.
 * @param unauthenticated whether `BOT_ID` is not given at all, so that nobody checks who calls
 */
function contradictions(config: Partial<Environment>, unauthenticated: boolean): string[] {
  const production = config.NODE_ENV === 'production';
  const [loopbackGraph, loopbackLogin] = [config.GRAPH_BASE_URL, config.AZURE_AUTHORITY_HOST].map(
    (url) => url !== undefined && isLoopback(new URL(url).hostname),
  );
  return [
    unauthenticated &&
      production &&
      'BOT_ID is missing. In production the bot must check who calls it: set BOT_ID (and BOT_PASSWORD).',
    loopbackGraph &&
      production &&
      'GRAPH_BASE_URL points to this machine. In production it must be https://graph.microsoft.com (or your national cloud).',
    loopbackLogin &&
      production &&
      'AZURE_AUTHORITY_HOST points to this machine. In production it must be https://login.microsoftonline.com (or your national cloud).',
    unauthenticated &&
      config.HOST &&
      !isLoopback(config.HOST) &&
      `HOST is ${config.HOST}, but without BOT_ID anybody could call the bot. Set BOT_ID, or HOST=127.0.0.1.`,
    config.BOT_ID &&
      config.BOT_TYPE === 'SingleTenant' &&
      !config.BOT_PASSWORD &&
      'BOT_PASSWORD is missing. A SingleTenant bot needs its client secret; with a managed identity set BOT_TYPE=UserAssignedMSI.',
    config.APPROVER_TAG_ID !== undefined &&
      !config.APPROVER_TAG_NAME &&
      'APPROVER_TAG_NAME is missing. A mention of the tag APPROVER_TAG_ID needs its name too.',
    config.SENSITIVE_GROUP_ID !== undefined &&
      config.APPROVALS_REQUIRED === 1 &&
      'SENSITIVE_GROUP_ID needs APPROVALS_REQUIRED=2 or more: with 1 its members take no more approvals than others. Set it, or remove SENSITIVE_GROUP_ID.',
    config.AUTOTASK_PUBLISHER === 'field' &&
      !config.AUTOTASK_SSO_FIELD &&
      'AUTOTASK_SSO_FIELD is missing. AUTOTASK_PUBLISHER=field needs the name of the field; or set AUTOTASK_PUBLISHER=ticket.',
  ].filter((problem) => typeof problem === 'string');
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // The only way to ask whether the runtime knows a zone.
    return false;
  }
}

/** Croner understands what the schedule will be run with; it also takes seconds, years and dates, which we do not. */
function isCron(expression: string): boolean {
  if (expression.trim().split(/\s+/).length !== 5) return false;
  try {
    return new Cron(expression, { paused: true }).nextRun() !== null;
  } catch {
    // Croner throws on what is no expression.
    return false;
  }
}

function isPlainHttp(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'http:';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
