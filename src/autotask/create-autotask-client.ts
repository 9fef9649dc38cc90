import { z } from 'zod';
import { Breakers } from '../http/breakers';
import { Slots } from '../http/slots';
import { crowded } from '../http/upstream-trouble';
import type { StopSign } from '../mapping/stop-sign';
import { autotask, rejected, unreadableAnswer } from './autotask-trouble';
import { usualTimeoutMs, writesTakeTimes, type AutotaskOptions } from './autotask-options';
import { createCaller } from './create-caller';
import { readEntityFields, type EntityField } from './entity-field';
import type { Filter } from './filter';
import { publicZoneUrl } from './find-zone';
import { queryBody, readPages, type Item } from './query-pages';
import type { Answer } from './read-answer';
import { retryReads } from '../http/retry-reads';
import { patienceOf } from './patience-of';
import { addressIn, sendToZone, type Order } from './send-to-zone';
import { createZones } from './zones';

/** Autotask's REST API. Every call throws `UpstreamError`. Reads are tried again, writes never. */
export interface AutotaskClient {
  /** All items of the entity for which every filter holds. Without `includeFields`, all fields. */
  readonly query: (
    entity: string,
    filter: readonly Filter[],
    includeFields?: readonly string[],
  ) => Promise<Item[]>;
  /** The item; `null` when there is none of this id. */
  readonly get: (entity: string, id: number) => Promise<Item | null>;
  /**
   * Creates an item below this path (`Tickets`, `Tickets/7/ChecklistItems`); answers its id. When `stop` says so by the time it
   * would be sent, throws `StoppedError`. Trouble that `mayHaveArrived` is looked up before it is tried again, and not soon.
   */
  readonly create: (path: string, body: object, stop?: StopSign) => Promise<number>;
  /** Changes the fields in `body` (with `id`) and leaves the others. `stop`: as for `create`. */
  readonly update: (path: string, body: Item & { readonly id: number }, stop?: StopSign) => Promise<void>;
  /** The entity's fields, as this instance has them now. */
  readonly fields: (entity: string) => Promise<EntityField[]>;
  /** What stands at this path below the API's base, asked for once and not again whatever the answer is. */
  readonly look: (path: string) => Promise<unknown>;
  /**
   * Runs a call of work that comes in bulk: at most three such are under way in total, whatever they ask for, so that single
   * requests of people find room beside them. Throws `UpstreamError` when too many wait already.
   */
  readonly inBulk: <T>(call: () => Promise<T>) => Promise<T>;
  /** Where people use this instance, without a slash at the end. */
  readonly webUrl: () => Promise<string>;
  /** Where the API of this instance is, with a slash at the end. */
  readonly apiUrl: () => Promise<string>;
}

const mostInBulk = 3;
/** Each piece of work in bulk has three calls waiting at most, and few are under way. */
const mostWaitingInBulk = 300;

const oneItem = z.object({ item: z.record(z.unknown()).nullish() });
const operationResult = z.object({ itemId: z.coerce.number().int() });

/** Calls Autotask's REST API. Makes no call by itself; the zone is looked up by the first call and kept. */
export function createAutotaskClient(given: AutotaskOptions): AutotaskClient {
  const timeoutMs = given.timeoutMs ?? usualTimeoutMs;
  const writeTimeoutMs = given.writeTimeoutMs ?? writesTakeTimes * timeoutMs;
  const options = { ...given, timeoutMs, zoneUrl: given.zoneUrl ?? publicZoneUrl };
  const breakers = new Breakers({ service: autotask, onBreaker: options.onBreaker });
  const zones = createZones(options, breakers);
  const bulk = new Slots({
    atOnce: mostInBulk,
    inQueue: mostWaitingInBulk,
    crowded: () => crowded(autotask),
  });
  const send = sendToZone(zones, createCaller(options, breakers));
  const read = async (method: 'GET' | 'POST', path: string, body?: object, page?: string) => {
    // First of all, because looking it up is tried again by itself.
    await zones.here();
    return retryReads(patienceOf(timeoutMs), () => send({ method, path, body, page, timeoutMs }));
  };
  const write = async (order: Pick<Order, 'method' | 'path' | 'body' | 'writes' | 'stop'>) =>
    found(await send({ ...order, timeoutMs: writeTimeoutMs }), order.path);

  return {
    query: async (entity, filter, includeFields) => {
      const path = `${entity}/query`;
      const body = queryBody(filter, includeFields);
      const first = addressIn(await zones.here(), path);
      return readPages(first, async (page) => found(await read('POST', path, body, page ?? undefined), path));
    },
    get: async (entity, id) => {
      const { status, body } = await read('GET', `${entity}/${id}`);
      return status === 404 ? null : (parse(oneItem, body).item ?? null);
    },
    create: async (path, body, stop) => {
      const created = await write({ method: 'POST', path, body, writes: 'creates', stop });
      return parse(operationResult, created).itemId;
    },
    update: async (path, body, stop) => {
      await write({ method: 'PATCH', path, body, writes: 'changes', stop });
    },
    fields: async (entity) => {
      const path = `${entity}/entityInformation/fields`;
      return readEntityFields(found(await read('GET', path), path));
    },
    look: async (path) => found(await send({ method: 'GET', path, timeoutMs }), path),
    inBulk: (work) => bulk.run(work),
    apiUrl: async () => (await zones.here()).url,
    webUrl: async () => (await zones.here()).webUrl.replace(/\/+$/, ''),
  };
}

/** The body of an answer to a call that can only miss when its address or what it changes is gone. */
function found({ status, body, words }: Answer, path: string): unknown {
  if (status !== 404) return body;
  throw rejected(
    `Autotask has no ${path}${words?.length ? `: ${words.join(' ')}` : ''} (HTTP 404).`,
    'Check AUTOTASK_BASE_URL, and whether the ticket or resource was deleted.',
  );
}

function parse<T extends z.ZodTypeAny>(schema: T, body: unknown): z.output<T> {
  const answer = schema.safeParse(body);
  if (!answer.success) throw unreadableAnswer(answer.error);
  return answer.data as z.output<T>;
}
