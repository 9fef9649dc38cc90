import { CompiledQuery } from 'kysely';
import { chain, emptyChain, type AuditRecord } from '../../../src/mapping/audit-chain';
import type { MappingRequest } from '../../../src/mapping/request';
import type { RequestState } from '../../../src/mapping/request-state';
import { openDatabase, type Database } from '../../../src/store/dialects';
import { toJson } from '../../../src/store/json';
import { migrate } from '../../../src/store/migrate';
import { toAuditRow } from '../../../src/store/repositories/audit-row';
import { inChunks } from '../../../src/store/repositories/in-chunks';
import { toRequestRow } from '../../../src/store/repositories/request-row';
import type { CardRow, MappingRow } from '../../../src/store/schema';
import { storedRequest } from './stored-request';

/** Employees to have a request, and how each of them stands. */
export interface Seed {
  readonly from: number;
  readonly count: number;
  readonly state: (number: number) => RequestState;
}

const atOnce = 2_000;

/**
 * Stores requests with all that belongs to them (two cards each, three records of the audit log, the mapping where there is one) straight into
 * the tables of a new database: by the bot, 100,000 would take hours.
 */
export async function seedRequests(url: string, seeds: readonly Seed[]): Promise<void> {
  const database = openDatabase(url, fail, { mustExist: false });
  const now = new Date();
  const log = new AuditWriter();
  try {
    await migrate(database);
    for (const { from, count, state } of seeds) {
      for (let start = from; start < from + count; start += atOnce) {
        const numbers = Array.from({ length: Math.min(atOnce, from + count - start) }, (_, at) => start + at);
        await store(
          database,
          numbers.map((number) => storedRequest(number, state(number), now)),
          log,
        );
      }
    }
    await analyse(database);
  } finally {
    await database.db.destroy();
  }
}

function fail(error: Error): void {
  throw error;
}

async function store({ db }: Database, requests: readonly MappingRequest[], log: AuditWriter): Promise<void> {
  const records = requests.flatMap((request) => log.recordsOf(request));
  const mappings = requests.filter(({ state }) => state === 'applied').map(mappingRow);
  await db.transaction().execute(async (transaction) => {
    for (const chunk of inChunks(requests.map(toRequestRow)))
      await transaction.insertInto('requests').values(chunk).execute();
    for (const chunk of inChunks(requests.flatMap(cardRows)))
      await transaction.insertInto('cards').values(chunk).execute();
    for (const chunk of inChunks(mappings)) await transaction.insertInto('mappings').values(chunk).execute();
    for (const chunk of inChunks(records.map(toAuditRow)))
      await transaction.insertInto('audit_records').values(chunk).execute();
    const { seq, hash } = log.head;
    await transaction.updateTable('audit_head').set({ seq, hash }).execute();
  });
}

/** PostgreSQL looks after its statistics by itself, a while later; SQLite has none unless somebody asks for them. */
async function analyse({ kind, db }: Database): Promise<void> {
  if (kind === 'postgres') await db.executeQuery(CompiledQuery.raw('vacuum analyze'));
}

class AuditWriter {
  head = emptyChain;

  recordsOf({ id, requester, requestedAt, user, state }: MappingRequest): AuditRecord[] {
    return ['pending', 'approved', state].map((after) => {
      const details = { objectId: user.id };
      const event = { at: requestedAt, actor: requester, event: `request.${after}`, requestId: id, details };
      const record = chain(this.head, { ...event, before: null, after });
      this.head = record;
      return record;
    });
  }
}

function cardRows({ id, revision }: MappingRequest): CardRow[] {
  return (['requester', 'approval'] as const).map((role) => ({
    subject: id,
    role,
    activity_id: '1700000000000',
    conversation: toJson({ conversation: { id: '19:helpdesk@thread.tacv2' }, viewers: [] }),
    drawn_revision: revision,
  }));
}

function mappingRow({ id, user, resource, changedAt }: MappingRequest): MappingRow {
  return {
    object_id: user.id,
    resource_id: resource.id,
    user_principal_name: user.userPrincipalName,
    user_name: resource.userName,
    request_id: id,
    applied_at: changedAt,
  };
}
