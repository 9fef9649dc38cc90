import type { Finding } from '../../../src/mapping/finding';
import { faults } from './doctor-faults';
import { startHealthyProduct } from './healthy-product';
import { findingsOf, runDoctor } from './run-doctor';
import type { Product } from './start-product';

const patience = 60_000;

let product: Product;
/** Puts back what a test changed. */
let restore: () => void;
beforeAll(async () => {
  product = await startHealthyProduct();
}, 2 * patience);
afterAll(() => product.close());

beforeEach(() => {
  const { graph, login, autotask, directory } = product;
  const fields = autotask.fieldsOf('Tickets');
  const lists: unknown[][] = [directory.groups, graph.applications, graph.servicePrincipals, fields];
  const healthy = structuredClone(lists);
  const document = structuredClone(login.document);
  restore = () => {
    for (const [index, list] of lists.entries()) list.splice(0, list.length, ...(healthy[index] ?? []));
    Object.assign(login.document, document);
    for (const simulator of [graph, autotask]) {
      simulator.faults.clear();
      simulator.clock.offsetMs = 0;
    }
    graph.requireToken = false;
    graph.deniedPermissions.clear();
    autotask.deniedRights.clear();
  };
});
afterEach(() => restore());

/** The zone is looked up, as in most deployments. */
function lookingUpZone(): Record<string, string> {
  return { AUTOTASK_BASE_URL: '', AUTOTASK_ZONE_URL: product.autotask.zoneUrl };
}

describe('on the healthy set', () => {
  test(
    'nothing is found, and nothing is changed',
    async () => {
      const { graph, autotask, login } = product;
      const services = [graph, autotask, login];
      const asked = (): string[] =>
        services.flatMap(({ requests }) => requests.map(({ method, path }) => `${method} ${path}`));
      const before = asked();
      const { code, report, log } = await runDoctor(product, lookingUpZone());
      expect(report).toMatch(/Everything is in order: 2\d checks\.\n$/);
      expect(report).not.toMatch(/^(warning|failed)/m);
      expect({ code, log }).toEqual({ code: 0, log: '' });
      expect(asked().length).toBeGreaterThan(before.length + 10);
      const isWrite = (line: string): boolean => /^(PATCH|PUT|DELETE)|^POST (?!.*\/query$)/.test(line);
      expect(asked().filter(isWrite)).toEqual(before.filter(isWrite));
    },
    patience,
  );

  test('--json prints every finding', async () => {
    const { code, findings } = await findingsOf(product);
    expect(code).toBe(0);
    expect(findings.length).toBeGreaterThan(20);
    expect(findings.every(({ verdict, mend }) => verdict === 'ok' && mend === null)).toBe(true);
  });
});

describe('each fault is found, named, and the only one', () => {
  const isNotChecked = ({ verdict, sentence }: Finding): boolean =>
    verdict === 'warning' && sentence.startsWith('Not checked, because');

  test.each(faults.map((fault) => [fault.what, fault] as const))(
    '%s',
    async (_what, { seed, changed, subject, verdict, words, also = [] }) => {
      const undo = await seed?.(product);
      try {
        const { code, findings } = await findingsOf(product, { ...zoneFor(changed), ...changed });
        const finding = findings.find((each) => each.subject === subject);
        expect(finding?.verdict).toBe(verdict);
        expect(`${finding?.sentence ?? ''} ${finding?.mend ?? ''}`).toMatch(words);
        expect(code).toBe(verdict === 'failed' ? 1 : 0);
        const others = findings.filter((each) => each.verdict !== 'ok' && !isNotChecked(each));
        const named = others.map((each) => each.subject);
        expect(named.filter((each) => !also.includes(each))).toEqual([subject]);
      } finally {
        if (typeof undo === 'function') await (undo as () => Promise<void>)();
      }
    },
    patience,
  );

  /** Without a base URL the simulated zone look-up is asked, never the real one. */
  function zoneFor(changed: Readonly<Record<string, string>> = {}): Record<string, string> {
    return changed.AUTOTASK_BASE_URL === '' ? lookingUpZone() : {};
  }
});

test(
  'refused credentials are tried once: more would lock the API user out',
  async () => {
    const before = product.autotask.requests.length;
    await findingsOf(product, { AUTOTASK_SECRET: 'wrong' });
    const tries = product.autotask.requests.slice(before).filter(({ headers }) => headers.secret === 'wrong');
    expect(tries).toHaveLength(1);
  },
  patience,
);

test(
  'a configuration that cannot be used is found, each problem by its variable',
  async () => {
    const changed = { TENANT_ID: 'contoso', PORT: 'http' };
    const { code, findings } = await findingsOf(product, changed);
    expect(code).toBe(1);
    expect(findings.map(({ subject, verdict }) => `${subject} ${verdict}`)).toEqual([
      'Configuration failed',
      'Configuration failed',
    ]);
    const { report } = await runDoctor(product, changed);
    expect(report).toMatch(/TENANT_ID must be a GUID/);
    expect(report).toMatch(/PORT must be/);
    expect(report).toContain('2 failed, 0 warnings, 0 ok.');
  },
  patience,
);

test(
  'colours are there only where they are wanted',
  async () => {
    expect((await runDoctor(product)).report).not.toContain('\u001b[');
    expect((await runDoctor(product, { FORCE_COLOR: '1' })).report).toContain('\u001b[32m');
  },
  patience,
);

test(
  'a missing database is not made',
  async () => {
    const missing = `${product.databaseUrl}.missing`;
    const look = async (): Promise<Finding | undefined> => {
      const { findings } = await findingsOf(product, { DATABASE_URL: missing });
      return findings.find(({ subject }) => subject === 'Database');
    };
    expect((await look())?.sentence).toMatch(/no database/i);
    expect((await look())?.sentence).toMatch(/no database/i);
  },
  patience,
);
