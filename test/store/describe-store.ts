import { openStore, type OpenStore } from '../../src/store/open-store';
import type { Store } from '../../src/workflow/stores';
import { describeOnDatabases, type DatabaseUnderTest } from './databases';

/** What a test of the store is given. Each test has an empty database of its own. */
export interface Bench {
  readonly name: DatabaseUnderTest['name'];
  readonly url: () => string;
  readonly store: () => Store;
  /** Opens the same database once more. Closed after the test. */
  readonly another: () => Promise<OpenStore>;
  /**
   * Two instances of the program at work at once. On SQLite the same one twice: libsql blocks the thread while it
   * waits for a lock, so two in one process would wait for each other.
   */
  readonly rivals: () => Promise<readonly [Store, Store]>;
}

/** Runs the tests on every database. */
export function describeStore(title: string, body: (bench: Bench) => void): void {
  describeOnDatabases(title, (database) => {
    let at = { url: '', remove: () => Promise.resolve() };
    let opened: OpenStore[] = [];
    const another = async () => {
      const store = await openStore({ url: at.url });
      opened.push(store);
      return store;
    };
    const first = (): Store => {
      const store = opened[0];
      if (!store) throw new Error('The store is not open.');
      return store;
    };

    const rivals = async () => [first(), database.name === 'SQLite' ? first() : await another()] as const;

    beforeEach(async () => {
      at = await database.create();
      await another();
    });

    afterEach(async () => {
      await Promise.all(opened.map((store) => store.close()));
      opened = [];
      await at.remove();
    });

    body({ name: database.name, url: () => at.url, store: first, another, rivals });
  });
}
