import { postgresInstance } from '../../../src/store/instance/postgres-instance';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { describeOnDatabases } from '../databases';
import { job, requestNumber } from '../examples';
import { runRawSql } from '../run-raw-sql';

/** Counts what an instance is told, and lets a test wait for the next time. */
class Told {
  times = 0;
  #waiting: (() => void)[] = [];

  readonly note = (): void => {
    this.times += 1;
    for (const resolve of this.#waiting.splice(0)) resolve();
  };

  /** Resolves with the next call of `note` after `begin` was called. */
  async after(begin: () => Promise<unknown>): Promise<void> {
    const next = new Promise<void>((resolve) => this.#waiting.push(resolve));
    await begin();
    await next;
  }
}

interface Instance {
  readonly store: OpenStore;
  readonly jobs: Told;
  readonly troubles: Error[];
}

/** Ends the connections on which instances listen, as a network does that breaks. */
const endListeners =
  "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'autotask-sso-bot listener' and datname = current_database()";

describeOnDatabases('instances', (database) => {
  // On SQLite there is one.
  if (database.name === 'SQLite') return;
  let url: string;
  const instances: Instance[] = [];

  async function instance(): Promise<Instance> {
    const [jobs, troubles] = [new Told(), [] as Error[]];
    const onTrouble = (error: Error): void => void troubles.push(error);
    const store = await openStore({ url, isInstance: true, onEnqueued: jobs.note, onTrouble });
    const opened = { store, jobs, troubles };
    instances.push(opened);
    return opened;
  }

  beforeEach(async () => {
    ({ url } = await database.create());
  });

  afterEach(async () => {
    await Promise.all(instances.splice(0).map(({ store }) => store.close()));
  });

  it('are told of each other’s jobs, with the commit and not before', async () => {
    const [here, there] = [await instance(), await instance()];
    const before = there.jobs.times;
    await there.jobs.after(() =>
      here.store.transaction(async ({ requests, outbox }) => {
        await requests.insert(requestNumber(1));
        await outbox.enqueue(job());
        await outbox.enqueue(job());
        // Whatever was sent by now has arrived when this one has its answer.
        await there.store.ping();
        expect(there.jobs.times).toBe(before);
      }),
    );
    expect(there.jobs.times).toBe(before + 1);
  });

  it('are told of a job that is enqueued by itself, the one that did it once', async () => {
    const [here, there] = [await instance(), await instance()];
    await here.store.requests.insert(requestNumber(1));
    const before = here.jobs.times;
    await there.jobs.after(() => here.store.outbox.enqueue(job()));
    // Its own message would have come by now: one that was sent after it has.
    await here.jobs.after(() => there.store.outbox.enqueue(job({ kind: 'draw-cards' })));
    expect(here.jobs.times).toBe(before + 2);
  });

  it('are not told of what was rolled back', async () => {
    const [here, there] = [await instance(), await instance()];
    const before = there.jobs.times;
    const failing = here.store.transaction(async ({ requests, outbox }) => {
      await requests.insert(requestNumber(1));
      await outbox.enqueue(job());
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await here.store.requests.insert(requestNumber(1));
    await there.jobs.after(() => here.store.outbox.enqueue(job()));
    expect(there.jobs.times).toBe(before + 1);
  });

  it('listen again after the connection broke, look for what they missed, and say what happened', async () => {
    const [here, there] = [await instance(), await instance()];
    await here.store.requests.insert(requestNumber(1));
    await there.jobs.after(() => runRawSql(url, endListeners));
    expect(there.troubles.map(({ message }) => message).join()).toMatch(/terminating connection/);
    await there.jobs.after(() => here.store.outbox.enqueue(job()));
  });

  it('agree on one that leads; another one does when it is gone', async () => {
    const three = [await instance(), await instance(), await instance()];
    const leaders = async () => Promise.all(three.map(({ store }) => store.leads()));
    const first = await leaders();
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await leaders()).toEqual(first);
    const [leader] = three.splice(first.indexOf(true), 1);
    await leader?.store.close();
    instances.splice(
      instances.findIndex(({ store }) => store === leader?.store),
      1,
    );
    await somebodyLeads(leaders);
    expect((await leaders()).filter(Boolean)).toHaveLength(1);
  });

  it('that is silent leads no longer: PostgreSQL ends its connection, and another one leads', async () => {
    const there = await instance();
    let told: (error: Error) => void = () => undefined;
    const trouble = new Promise<Error>((resolve) => (told = resolve));
    // Far below the beat: to PostgreSQL this one looks as if its host were gone.
    const silent = await postgresInstance(url, { onJobs: () => undefined, onTrouble: told }, 300);
    try {
      expect([await silent.leads(), await there.store.leads()]).toEqual([true, false]);
      expect((await trouble).message).toContain('idle-session timeout');
      await somebodyLeads(async () => [await there.store.leads()]);
      expect(await silent.leads()).toBe(false);
    } finally {
      await silent.close();
    }
  });

  it('that lost the connection does not lead on it, and one of them leads again', async () => {
    const [here, there] = [await instance(), await instance()];
    await here.store.leads();
    await here.jobs.after(() => there.jobs.after(() => runRawSql(url, endListeners)));
    const leads = () => Promise.all([here.store.leads(), there.store.leads()]);
    await somebodyLeads(leads);
    expect((await leads()).filter(Boolean)).toHaveLength(1);
  });
});

describe('a store that is opened to look at it', () => {
  it('never leads', async () => {
    const store = await openStore({ url: 'file::memory:' });
    expect(await store.leads()).toBe(false);
    await store.close();
  });
});

/** PostgreSQL ends a connection first, and frees its locks a moment later. */
async function somebodyLeads(leads: () => Promise<boolean[]>): Promise<void> {
  while (!(await leads()).includes(true)) await new Promise(setImmediate);
}
