import type { NewJob } from '../mapping/records';
import type { Database } from './dialects';
import { acceptedDrifts } from './repositories/accepted-drifts';
import { auditLog } from './repositories/audit-log';
import { batches } from './repositories/batches';
import { cards } from './repositories/cards';
import { channels } from './repositories/channels';
import { downloads } from './repositories/downloads';
import { drafts } from './repositories/drafts';
import { figures } from './repositories/figures';
import { mappings } from './repositories/mappings';
import { outbox } from './repositories/outbox';
import { reminders } from './repositories/reminders';
import { reports } from './repositories/reports';
import { requests } from './repositories/requests';
import { schedules } from './repositories/schedules';
import { setups } from './repositories/setups';

export type Repositories = Readonly<ReturnType<typeof repositories>>;

/** All repositories on a database or on one of its transactions. @param enqueue stores jobs and has workers told of them */
export function repositories(database: Database, enqueue: (...jobs: readonly NewJob[]) => Promise<void>) {
  const { db } = database;
  return {
    drafts: drafts(db),
    requests: requests(db),
    outbox: { ...outbox(database), enqueue },
    audit: auditLog(database),
    cards: cards(db),
    mappings: mappings(db),
    channels: channels(db),
    setups: setups(db),
    reminders: reminders(database),
    batches: batches(database),
    reports: reports(db),
    acceptedDrifts: acceptedDrifts(db),
    schedules: schedules(db),
    downloads: downloads(db),
    figures: figures(db),
  };
}
