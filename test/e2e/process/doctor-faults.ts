import type { Verdict } from '../../../src/mapping/finding';
import { cast } from '../../../src/playground/demo/cast';
import { groupIds } from '../../../src/playground/directory/example/groups';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { runRawSql } from '../../store/run-raw-sql';
import { inDays } from './healthy-product';
import type { Product } from './start-product';

/** One thing that is wrong, and the line that has to name it. */
export interface Fault {
  readonly what: string;
  /** Makes it so. What it changes in the simulators is put back by the test, all else by the function it answers. */
  readonly seed?: (product: Product) => unknown;
  /** What is different in the environment. */
  readonly changed?: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly verdict: Exclude<Verdict, 'ok'>;
  /** Stands in the sentence or in what mends it. */
  readonly words: RegExp;
  /** Other lines that the same thing puts out of order. */
  readonly also?: readonly string[];
}

const entraFaults: readonly Fault[] = [
  {
    what: 'people may not be read',
    seed: ({ graph }) => graph.deniedPermissions.add('User.Read.All'),
    subject: 'Permission User.Read.All',
    verdict: 'failed',
    words: /needs User\.Read\.All/,
  },
  {
    what: 'groups may not be read',
    seed: ({ graph }) => graph.deniedPermissions.add('GroupMember.Read.All'),
    subject: 'Permission GroupMember.Read.All',
    verdict: 'failed',
    words: /needs GroupMember\.Read\.All/,
  },
  {
    what: 'Graph is down',
    seed: ({ graph }) => graph.faults.add({ match: /./, times: 99, drop: 'before' }),
    subject: 'Microsoft Graph',
    verdict: 'failed',
    // Many checks at once: some find that it is not called any more.
    words: /cannot be reached|did not answer several times/,
    also: ['Clock against Microsoft', 'App registration'],
  },
  {
    what: 'Graph refuses the sign-in',
    seed: (product) => void (product.graph.requireToken = true),
    subject: 'Microsoft Graph',
    verdict: 'failed',
    words: /AZURE_CLIENT_SECRET/,
  },
  {
    what: 'another tenant is served than the one of the directory',
    changed: { TENANT_ID: 'bbbbbbbb-0000-4000-8000-000000000002' },
    subject: 'Tenant',
    verdict: 'failed',
    words: /TENANT_ID/,
  },
  {
    what: 'nobody is in the approvers group',
    seed: ({ directory }) => {
      for (const group of directory.groups.filter(({ id }) => id === groupIds.approvers)) {
        Object.assign(group, { memberIds: [], memberGroupIds: [] });
      }
    },
    subject: 'Approvers group',
    verdict: 'failed',
    words: /Nobody is in SSO approvers/,
  },
  {
    what: 'one and the same person is all there is',
    seed: ({ directory }) => {
      for (const group of directory.groups) {
        Object.assign(group, { memberIds: [cast.robin.objectId], memberGroupIds: [] });
      }
    },
    subject: 'Four eyes',
    verdict: 'failed',
    words: /not the one who asks: there are too few approvers/,
  },
  {
    what: 'there is no such group',
    changed: { ADMIN_GROUP_ID: '9d0c7f3a-1111-4a00-9000-0000000000ff' },
    subject: 'Administrators group',
    verdict: 'failed',
    words: /ADMIN_GROUP_ID/,
  },
  {
    what: 'the clock of Microsoft is ten minutes ahead',
    seed: ({ graph }) => void (graph.clock.offsetMs = 600_000),
    subject: 'Clock against Microsoft',
    verdict: 'failed',
    words: /\d+ s behind/,
  },
];

const autotaskFaults: readonly Fault[] = [
  {
    what: 'no zone knows the API user',
    changed: { AUTOTASK_USERNAME: 'nobody@contoso.example', AUTOTASK_BASE_URL: '' },
    subject: 'Autotask zone',
    verdict: 'failed',
    words: /AUTOTASK_USERNAME/,
    also: ['Clock against Autotask'],
  },
  {
    what: 'Autotask refuses the credentials',
    changed: { AUTOTASK_SECRET: 'wrong' },
    subject: 'Autotask credentials',
    verdict: 'failed',
    words: /AUTOTASK_SECRET/,
  },
  {
    what: 'Autotask is down',
    seed: ({ autotask }) => autotask.faults.add({ match: /./, times: 99, drop: 'before' }),
    subject: 'Autotask credentials',
    verdict: 'failed',
    words: /cannot be reached/,
    also: ['Clock against Autotask'],
  },
  {
    what: 'tickets may not be created',
    seed: ({ autotask }) => autotask.deniedRights.add('Tickets.create'),
    subject: 'Rights on Tickets',
    verdict: 'failed',
    words: /may not create tickets/,
  },
  {
    what: 'resources may not be read',
    seed: ({ autotask }) => autotask.deniedRights.add('Resources.query'),
    subject: 'Rights on Resources',
    verdict: 'failed',
    words: /may not read resources.*security level/,
  },
  {
    what: 'there is no queue',
    seed: ({ autotask }) => {
      const field = autotask.fieldsOf('Tickets').find(({ name }) => name === 'queueID');
      field?.picklistValues?.splice(0);
    },
    subject: 'Pick lists for tickets',
    verdict: 'failed',
    words: /queueID/,
  },
  {
    what: 'a configured status does not exist',
    changed: { AUTOTASK_TICKET_STATUS: '999' },
    subject: 'Pick lists for tickets',
    verdict: 'failed',
    words: /AUTOTASK_TICKET_STATUS is 999/,
  },
  {
    what: 'the configured field does not exist',
    changed: { AUTOTASK_PUBLISHER: 'field', AUTOTASK_SSO_FIELD: 'ssoUniqueID' },
    subject: 'Field for the Unique ID',
    verdict: 'failed',
    words: /no field named ssoUniqueID/,
  },
  {
    what: 'most of the budget is used up',
    seed: ({ autotask }) => autotask.faults.add(usedCalls(8_500)),
    subject: 'Autotask API budget',
    verdict: 'warning',
    words: /8500 of 10000/,
  },
  {
    what: 'the budget is used up',
    seed: ({ autotask }) => autotask.faults.add(usedCalls(10_000)),
    subject: 'Autotask API budget',
    verdict: 'failed',
    words: /refuses more/,
  },
  {
    what: 'the clock of Autotask is two minutes behind',
    seed: ({ autotask }) => void (autotask.clock.offsetMs = -120_000),
    subject: 'Clock against Autotask',
    verdict: 'warning',
    words: /\d+ s ahead/,
  },
];

function usedCalls(currentTimeframeRequestCount: number) {
  const body = {
    externalRequestThreshold: 10_000,
    requestThresholdTimeframe: 60,
    currentTimeframeRequestCount,
  };
  return { match: /ThresholdInformation/, status: 200, body };
}

const setupFaults: readonly Fault[] = [
  {
    what: 'the redirect URI was removed',
    seed: ({ graph }) => {
      for (const app of graph.applications) app.web.redirectUris.splice(0);
    },
    subject: 'App registration',
    verdict: 'failed',
    words: /Redirect URI: The app does not have/,
  },
  {
    what: 'the app was deleted',
    seed: ({ graph }) => graph.portal.deleteApp(graph.applications[0]?.appId ?? ''),
    subject: 'App registration',
    verdict: 'failed',
    words: /not there any more/,
  },
  {
    what: 'the client secret has expired',
    seed: (product) => expireIn(product, -1),
    subject: 'Client secret',
    verdict: 'failed',
    words: /It expired on/,
  },
  {
    what: 'the client secret expires soon',
    seed: (product) => expireIn(product, 9),
    subject: 'Client secret',
    verdict: 'warning',
    words: /in 9 days/,
  },
  {
    what: 'the discovery document is of another tenant',
    seed: ({ login }) => {
      login.document.issuer = 'https://login.microsoftonline.com/bbbbbbbb-0000-4000-8000-000000000002/v2.0';
    },
    subject: 'Discovery document',
    verdict: 'failed',
    words: /of another tenant/,
  },
];

const storeFaults: readonly Fault[] = [
  {
    what: 'there is no database',
    changed: { DATABASE_URL: 'file:/nowhere/at-all/sso.db' },
    subject: 'Database',
    verdict: 'failed',
    words: /no database/i,
  },
  {
    what: 'the database is not migrated',
    seed: async ({ databaseUrl }) => {
      const rename = (from: string, to: string) =>
        runRawSql(databaseUrl, `update kysely_migration set name = '${to}' where name like '${from}'`);
      await rename('0002%', 'undone');
      return () => rename('undone', '0002-setup');
    },
    subject: 'Database',
    verdict: 'failed',
    words: /lacks.*0002-setup/,
  },
  {
    what: 'nobody has worked on the outbox for two hours',
    seed: async ({ databaseUrl }) => {
      // The bot may have been stopped just before it drew a card once more.
      await runRawSql(databaseUrl, 'delete from outbox');
      await runRawSql(
        databaseUrl,
        `insert into outbox (kind, subject, available_at, leases)
          select 'draw-cards', id, '${inDays(-1 / 12)}', 0 from requests limit 1`,
      );
      return () => runRawSql(databaseUrl, 'delete from outbox');
    },
    subject: 'Outbox',
    verdict: 'failed',
    words: /1 job waits, the oldest for 1(19|20) minutes/,
  },
  {
    what: 'there is no approvals channel',
    seed: async ({ databaseUrl }) => {
      await runRawSql(databaseUrl, `update channels set purpose = 'none'`);
      return () => runRawSql(databaseUrl, `update channels set purpose = 'approvals'`);
    },
    subject: 'Approvals channel',
    verdict: 'failed',
    words: /approvals here/,
  },
  {
    what: 'Teams does not let the bot into the approvals channel',
    seed: (product) =>
      inStore(product, async ({ channels }) => {
        const bound = await channels.approvals();
        if (!bound) throw new Error('No channel is bound.');
        const conversation = { ...bound.conversation, serviceUrl: 'http://127.0.0.1:1' };
        await channels.bindApprovals({ ...bound, conversation });
        return () => inStore(product, (store) => store.channels.bindApprovals(bound));
      }),
    subject: 'Approvals channel',
    verdict: 'failed',
    words: /does not get into Approvals/,
  },
];

/** The date that Entra shows and the one that was noted become another one. */
async function expireIn(product: Product, days: number): Promise<() => Promise<void>> {
  for (const app of product.graph.applications) {
    for (const secret of app.passwordCredentials) secret.endDateTime = inDays(days);
  }
  const before = await noteExpiry(product, inDays(days));
  return async () => {
    await noteExpiry(product, before);
  };
}

/** Answers the date that was noted before. */
function noteExpiry(product: Product, expiresAt: string): Promise<string> {
  return inStore(product, async ({ setups }) => {
    const setup = await setups.current();
    if (!setup?.secret) throw new Error('No client secret was noted.');
    const { secret, revision } = setup;
    await setups.replace({ ...setup, secret: { ...secret, expiresAt }, revision: revision + 1 });
    return secret.expiresAt;
  });
}

async function inStore<T>({ databaseUrl }: Product, work: (store: OpenStore) => Promise<T>): Promise<T> {
  const store = await openStore({ url: databaseUrl, migrate: false });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Every fault that the doctor has to find. */
export const faults: readonly Fault[] = [...entraFaults, ...autotaskFaults, ...setupFaults, ...storeFaults];
