import { AsyncLocalStorage } from 'node:async_hooks';
import type { MessagingDeps } from '../../../src/workflow/jobs/cards';
import type { Repositories, Store } from '../../../src/workflow/stores';

/** What everything outside answers to a process that was killed. */
class Killed extends Error {
  override readonly name = 'Killed';
}

/** One life of the process, ended just before its step number `end` (1, 2, …), the way SIGKILL ends it. */
export class Life {
  steps = 0;
  /** Resolves when it is over. */
  readonly over: Promise<void>;
  #end: () => void = () => undefined;

  constructor(private readonly end: number) {
    this.over = new Promise((resolve) => (this.#end = resolve));
  }

  get isOver(): boolean {
    return this.steps >= this.end;
  }

  /** To be called before whatever can be seen from outside: a query, a commit, an HTTP call, a message in Teams. */
  step(): void {
    if (!this.isOver) this.steps += 1;
    if (!this.isOver) return;
    this.#end();
    throw new Killed();
  }
}

/** Parts that do nothing more once the life is over; what is not committed by then is rolled back. */
export function mortal(deps: MessagingDeps, life: Life): MessagingDeps {
  return { ...deps, store: mortalStore(deps.store, life), messenger: stepping(deps.messenger, life) };
}

const lives = new AsyncLocalStorage<Life>();

/** Does the work as part of a life: its HTTP calls are steps too. Call `restore` on what `mortalFetch` answers afterwards. */
export function during<T>(life: Life, work: () => T): T {
  return lives.run(life, work);
}

/** Has every `fetch` made during a life count as a step of it. */
export function mortalFetch(): jest.SpyInstance {
  const { fetch } = globalThis;
  return jest.spyOn(globalThis, 'fetch').mockImplementation(async (...call) => {
    lives.getStore()?.step();
    return fetch(...call);
  });
}

function mortalStore(store: Store, life: Life): Store {
  return {
    ...mortalRepositories(store, life),
    ping: () => store.ping(),
    transaction: async (work) => {
      life.step();
      return store.transaction(async (repositories) => {
        const result = await work(mortalRepositories(repositories, life));
        // Before the commit.
        life.step();
        return result;
      });
    },
  };
}

function mortalRepositories(repositories: Repositories, life: Life): Repositories {
  return {
    drafts: stepping(repositories.drafts, life),
    requests: stepping(repositories.requests, life),
    outbox: stepping(repositories.outbox, life),
    audit: stepping(repositories.audit, life),
    cards: stepping(repositories.cards, life),
    mappings: stepping(repositories.mappings, life),
    channels: stepping(repositories.channels, life),
    setups: stepping(repositories.setups, life),
    reminders: stepping(repositories.reminders, life),
    batches: stepping(repositories.batches, life),
    reports: stepping(repositories.reports, life),
    acceptedDrifts: stepping(repositories.acceptedDrifts, life),
    schedules: stepping(repositories.schedules, life),
    downloads: stepping(repositories.downloads, life),
  };
}

/** The same object, every method of which is a step. */
function stepping<T extends object>(object: T, life: Life): T {
  return new Proxy(object, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]): Promise<unknown> => {
        life.step();
        return (await Reflect.apply(value, target, given)) as unknown;
      };
    },
  });
}
