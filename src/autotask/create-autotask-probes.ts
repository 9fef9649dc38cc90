import { z } from 'zod';
import { readRemoteClock } from '../http/read-remote-clock';
import { UpstreamError } from '../mapping/upstream-error';
import { troubleOfFailure, unreadableAnswer } from './autotask-trouble';
import type { AutotaskClient } from './create-autotask-client';
import { eq } from './filter';
import { checkSsoField } from './publish/check-sso-field';
import { pickValues, type TicketChoices } from './publish/pick-values';

/** Tries what the bot needs of Autotask. Every call throws `UpstreamError`. */
export interface AutotaskProbes {
  readonly zone: () => Promise<{ webUrl: string; lookedUp: boolean }>;
  readonly budget: () => Promise<{ limit: number; used: number; windowMinutes: number }>;
  readonly rights: (
    entity: 'Resources' | 'Tickets',
  ) => Promise<{ query: boolean; create: boolean; update: boolean }>;
  readonly readSomeResource: () => Promise<void>;
  readonly ticketProblem: () => Promise<{ sentence: string; advice: string } | null>;
  readonly fieldProblem: (name: string) => Promise<string | null>;
  readonly clock: () => Promise<Date>;
}

export interface AutotaskProbeOptions {
  /** Whether the zone is looked up, and not given by `AUTOTASK_BASE_URL`. */
  readonly looksUpZone: boolean;
  /** What the configuration says of new tickets. */
  readonly ticketChoices: TicketChoices;
}

const clockTimeoutMs = 5_000;

/** Tries Autotask's REST API. Makes no call by itself. */
export function createAutotaskProbes(client: AutotaskClient, options: AutotaskProbeOptions): AutotaskProbes {
  return {
    zone: async () => ({ webUrl: await client.webUrl(), lookedUp: options.looksUpZone }),
    budget: () => budget(client),
    rights: (entity) => rights(client, entity),
    async readSomeResource() {
      // No resource has the id 0: that the question is answered is all there is to know.
      await client.query('Resources', [eq('id', 0)], ['id']);
    },
    ticketProblem: () => ticketProblem(client, options.ticketChoices),
    fieldProblem: (name) => checkSsoField(client, name),
    clock: () => clock(client),
  };
}

const threshold = z.object({
  externalRequestThreshold: z.number(),
  currentTimeframeRequestCount: z.number(),
  requestThresholdTimeframe: z.number(),
});

async function budget(client: AutotaskClient): ReturnType<AutotaskProbes['budget']> {
  const read = threshold.safeParse(await client.inBulk(() => client.look('ThresholdInformation')));
  if (!read.success) throw unreadableAnswer(read.error);
  const { externalRequestThreshold, currentTimeframeRequestCount, requestThresholdTimeframe } = read.data;
  return {
    limit: externalRequestThreshold,
    used: currentTimeframeRequestCount,
    windowMinutes: requestThresholdTimeframe,
  };
}

/** Autotask's Swagger leaves open whether the access level is a number or a word; 0 and `None` are none. */
const access = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((level) => level !== 0 && level !== '0' && !/^none$/i.test(String(level)));

const information = z.object({
  info: z.object({
    canQuery: z.boolean(),
    canCreate: z.boolean(),
    canUpdate: z.boolean(),
    userAccessForQuery: access,
    userAccessForCreate: access,
    userAccessForUpdate: access,
  }),
});

async function rights(client: AutotaskClient, entity: string): ReturnType<AutotaskProbes['rights']> {
  const read = information.safeParse(await client.look(`${entity}/entityInformation`));
  if (!read.success) throw unreadableAnswer(read.error);
  const { info } = read.data;
  return {
    query: info.canQuery && info.userAccessForQuery,
    create: info.canCreate && info.userAccessForCreate,
    update: info.canUpdate && info.userAccessForUpdate,
  };
}

async function ticketProblem(
  client: AutotaskClient,
  choices: TicketChoices,
): ReturnType<AutotaskProbes['ticketProblem']> {
  const fields = await client.fields('Tickets');
  try {
    return missingValues(pickValues(fields, choices));
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { sentence: error.message, advice: error.details.advice ?? '' };
  }
}

const needed = ['status', 'priority', 'queueID'];

/** Autotask takes no ticket without these (a queue, since an API user cannot be assigned to one). */
function missingValues(picked: Record<string, number>): { sentence: string; advice: string } | null {
  const missing = needed.filter((name) => picked[name] === undefined);
  if (missing.length === 0) return null;
  return {
    sentence: `Autotask has no active value for ${missing.join(', ')} of a ticket.`,
    advice: 'Add one in Autotask: Admin > Features & Settings > Service Desk.',
  };
}

async function clock(client: AutotaskClient): Promise<Date> {
  const url = `${await client.apiUrl()}V1.0/zoneInformation`;
  try {
    return await readRemoteClock(url, clockTimeoutMs);
  } catch (error) {
    throw troubleOfFailure(error, clockTimeoutMs);
  }
}
