import type { Logger } from 'pino';
import { createAutotaskClient } from './autotask/create-autotask-client';
import { createAutotaskProbes } from './autotask/create-autotask-probes';
import { createResources } from './autotask/create-resources';
import { choosePublisher, type ChosenPublisher } from './autotask/publish/choose-publisher';
import { createTicketPublisher } from './autotask/publish/ticket-publisher';
import type { Config } from './config';
import { createDirectory } from './entra/create-directory';
import { createDiscovery } from './entra/create-discovery';
import { createEntraProbes } from './entra/create-entra-probes';
import { createGraphClient } from './entra/create-graph-client';
import { createRegistrations } from './entra/create-registrations';
import { logBreaker } from './log-breaker';
import { readQuietHours } from './mapping/schedule/quiet-hours';
import type { UpstreamMetrics } from './metrics/upstream-metrics';
import type { BotCredentials } from './teams/create-adapter';
import { createTeamsProbes } from './teams/create-teams-probes';
import type { Deps, Settings } from './workflow/deps';

/** Everything of `Deps` that reaches out of this process, apart from the database. */
export type Services = Pick<
  Deps,
  'directory' | 'registrations' | 'discovery' | 'resources' | 'tickets' | 'probes'
> & { readonly publisher: ChosenPublisher };

/**
 * Builds the clients of Entra ID, Autotask and Teams. Makes no call.
 * @param onCall told of every call to a service
 * @param onBreaker told when a service is not called any more, is tried, and is back
 */
export function composeServices(
  config: Config,
  log: Logger,
  now: () => Date,
  onCall: UpstreamMetrics['onCall'],
  onBreaker: UpstreamMetrics['onBreaker'] = logBreaker(log),
): Services {
  const graph = createGraphClient({
    baseUrl: config.GRAPH_BASE_URL,
    tenantId: config.AZURE_TENANT_ID,
    clientId: config.AZURE_CLIENT_ID,
    clientSecret: config.AZURE_CLIENT_SECRET,
    onCall,
    onBreaker,
  });
  const { autotask, ...posting } = composeAutotask(config, log, now, { onCall, onBreaker });
  return {
    directory: createDirectory(graph),
    registrations: createRegistrations(graph),
    discovery: createDiscovery({ authorityHost: config.AZURE_AUTHORITY_HOST, onCall, onBreaker }),
    ...posting,
    probes: {
      configured: {
        graphTenantId: config.AZURE_TENANT_ID ?? null,
        publisher: config.AUTOTASK_PUBLISHER,
        ssoField: config.AUTOTASK_SSO_FIELD ?? null,
      },
      entra: createEntraProbes(graph, { baseUrl: config.GRAPH_BASE_URL }),
      autotask,
      teams: createTeamsProbes(botCredentials(config), log),
    },
  };
}

function composeAutotask(
  config: Config,
  log: Logger,
  now: () => Date,
  observers: UpstreamMetrics,
): Pick<Services, 'resources' | 'tickets' | 'publisher'> & { autotask: Services['probes']['autotask'] } {
  const client = createAutotaskClient({
    username: config.AUTOTASK_USERNAME,
    secret: config.AUTOTASK_SECRET,
    integrationCode: config.AUTOTASK_INTEGRATION_CODE,
    baseUrl: config.AUTOTASK_BASE_URL ?? null,
    zoneUrl: config.AUTOTASK_ZONE_URL,
    ...observers,
  });
  const ticketChoices = {
    queueId: config.AUTOTASK_TICKET_QUEUE_ID,
    status: config.AUTOTASK_TICKET_STATUS,
    priority: config.AUTOTASK_TICKET_PRIORITY,
  };
  const companyId = config.AUTOTASK_TICKET_COMPANY_ID;
  const tickets = createTicketPublisher(client, { companyId, ...ticketChoices, now });
  const publisher = choosePublisher(client, {
    mode: config.AUTOTASK_PUBLISHER,
    ssoField: config.AUTOTASK_SSO_FIELD ?? null,
    ticketPublisher: tickets,
    onFallback: (reason) => log.warn({ reason }, 'tickets are used in place of the field'),
    now,
  });
  const looksUpZone = config.AUTOTASK_BASE_URL === undefined;
  const autotask = createAutotaskProbes(client, { looksUpZone, ticketChoices });
  return { resources: createResources(client), tickets, publisher, autotask };
}

/** The bot's own registration, as the Bot Framework wants it. */
export function botCredentials(config: Config): BotCredentials {
  return {
    id: config.BOT_ID ?? '',
    password: config.BOT_PASSWORD ?? '',
    type: config.BOT_TYPE,
    tenantId: config.BOT_TENANT_ID ?? config.TENANT_ID,
  };
}

/** What the workflow is told of the configuration. */
export function settingsOf(config: Config): Settings {
  return {
    administratorGroupId: config.ADMIN_GROUP_ID,
    approverGroupId: config.APPROVER_GROUP_ID,
    requestTtlHours: config.REQUEST_TTL_HOURS,
    tenantId: config.TENANT_ID,
    mayCreateApp: config.SETUP_CREATE_APP,
    consentUrl: consentUrlOf(config),
    approvalsRequired: config.APPROVALS_REQUIRED,
    sensitiveGroupId: config.SENSITIVE_GROUP_ID ?? null,
    fourEyes: config.FOUR_EYES,
    reminderHours: config.REMINDER_HOURS.split(',').map(Number),
    quietHours: config.QUIET_HOURS === undefined ? null : readQuietHours(config.QUIET_HOURS),
    timeZone: config.TIME_ZONE,
    driftSchedule: config.DRIFT_SCHEDULE ?? null,
    pasteDays: config.PASTE_DAYS,
    ticketItems: config.AUTOTASK_TICKET_ITEMS,
    autotaskBudgetShare: config.AUTOTASK_BUDGET_SHARE / 100,
    publicUrl: publicUrlOf(config),
    approverTag:
      config.APPROVER_TAG_ID && config.APPROVER_TAG_NAME
        ? { id: config.APPROVER_TAG_ID, name: config.APPROVER_TAG_NAME }
        : null,
  };
}

/** Without `PUBLIC_URL` links work on this machine alone, and only while the bot runs without a registration. */
function publicUrlOf({ PUBLIC_URL: given, BOT_ID: botId, PORT: port }: Config): string | null {
  if (given) return given.replace(/\/+$/, '');
  return botId || port === 0 ? null : `http://127.0.0.1:${port}`;
}

/** A managed identity has no consent page: its permissions are granted by a script. Source: "Admin consent endpoint". */
function consentUrlOf(config: Config): string | null {
  const { AZURE_CLIENT_ID: clientId, AZURE_CLIENT_SECRET: secret, AZURE_AUTHORITY_HOST: host } = config;
  if (!clientId || !secret) return null;
  const tenantId = config.AZURE_TENANT_ID ?? config.TENANT_ID;
  return `${host.replace(/\/+$/, '')}/${tenantId}/adminconsent?client_id=${clientId}`;
}
