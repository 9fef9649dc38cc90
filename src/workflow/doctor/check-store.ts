import { failed, ok, warning, type Finding } from '../../mapping/finding';
import type { Deps } from '../deps';
import type { TeamsProbes } from './probes';

const databaseSubject = 'Database';
const outboxSubject = 'Outbox';
const channelSubject = 'Approvals channel';

/** What is checked with the database, apart from the set-up. */
export const storeSubjects = [outboxSubject, channelSubject] as const;

/** A database that cannot be used, in words. */
export function brokenDatabase(error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return failed(
    databaseSubject,
    `It cannot be used: ${reason}`,
    'Check DATABASE_URL, and that the bot was started once: it creates and migrates the database when it starts.',
  );
}

/** A database that answers and is migrated. */
export const workingDatabase = ok(databaseSubject, 'It answers and is up to date.');

const minuteMs = 60_000;

/** Whether work is waiting longer than it should. */
export async function checkOutbox({ store, clock }: Pick<Deps, 'store' | 'clock'>): Promise<Finding> {
  const { depth, oldest } = await store.outbox.backlog();
  const minutes = oldest === null ? 0 : Math.floor((clock().getTime() - Date.parse(oldest)) / minuteMs);
  if (minutes < 5) return ok(outboxSubject, depth === 0 ? 'Nothing waits.' : `${depth} jobs wait.`);
  const sentence = `${depth} ${depth === 1 ? 'job waits' : 'jobs wait'}, the oldest for ${minutes} minutes.`;
  const mend = 'Check that the bot is running; its log says why a job is tried again.';
  return minutes < 60 ? warning(outboxSubject, sentence, mend) : failed(outboxSubject, sentence, mend);
}

/** Whether there is a channel for approvals, and the bot gets into it. */
export async function checkChannel(
  { store, log }: Pick<Deps, 'store' | 'log'>,
  { reach }: Pick<TeamsProbes, 'reach'>,
): Promise<Finding> {
  const channel = await store.channels.approvals();
  if (!channel) {
    return failed(
      channelSubject,
      'There is none, so nobody could approve.',
      'In the channel of your team leads an administrator types: @sso approvals here',
    );
  }
  try {
    await reach(channel);
    return ok(channelSubject, `${channel.name}, and the bot gets into it.`);
  } catch (error) {
    log.warn({ err: error }, 'the approvals channel could not be reached');
    return failed(
      channelSubject,
      `The bot does not get into ${channel.name}.`,
      'Add the app to that team again, then type there: @sso approvals here',
    );
  }
}
