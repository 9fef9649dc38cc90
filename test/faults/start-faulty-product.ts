import { startBot } from '../../src/playground/bot-process/start-bot';
import { cast } from '../../src/playground/demo/cast';
import { startTeamsClient } from '../../src/playground/teams-client/start-teams-client';
import { bindApprovals } from '../e2e/process/ask-for-approval';
import { startSurroundings, type Product } from '../e2e/process/start-product';
import { startFaultProxy, type FaultProxy } from './start-fault-proxy';

/** The built bot as a process, and between it and everything around it proxies that make faults. */
export interface FaultyProduct extends Product {
  readonly proxies: {
    readonly graph: FaultProxy;
    /** The zone where the instance of Autotask is. */
    readonly autotask: FaultProxy;
    /** Where it may move to. */
    readonly otherZone: FaultProxy;
    readonly zoneLookUp: FaultProxy;
    readonly connector: FaultProxy;
  };
}

/** Starts all of it, with the approvals channel bound. */
export async function startFaultyProduct(): Promise<FaultyProduct> {
  const around = await startSurroundings();
  const autotask = new URL(around.autotask.url).origin;
  const proxies = {
    graph: await startFaultProxy(around.graph.url),
    autotask: await startFaultProxy(autotask),
    otherZone: await startFaultProxy(autotask),
    zoneLookUp: await startFaultProxy(autotask),
    connector: await startFaultProxy(),
  };
  proxies.zoneLookUp.host = hostOf(proxies.autotask);
  const environment = {
    ...around.environment,
    GRAPH_BASE_URL: proxies.graph.url,
    AUTOTASK_BASE_URL: '',
    AUTOTASK_ZONE_URL: `${proxies.zoneLookUp.url}/ATServicesRest/`,
    TURNS_PER_MINUTE: '6000',
    // What a lost answer may have created is looked for after a lease.
    OUTBOX_LEASE_MS: '3000',
  };
  const bot = await startBot(environment);
  const client = await startTeamsClient({
    botUrl: () => bot.url,
    tenantId: around.directory.tenantId,
    roster: Object.values(cast),
  });
  proxies.connector.target = client.connector.url;
  // What activities carry as serviceUrl is read at every call.
  Object.assign(client.connector, { url: proxies.connector.url });
  const product: FaultyProduct = {
    ...around,
    environment,
    client,
    proxies,
    bot: () => bot,
    restart: () => Promise.reject(new Error('Bots are not restarted here.')),
    close: async () => {
      await bot.stop('SIGKILL');
      await client.close();
      for (const proxy of Object.values(proxies)) await proxy.close();
      await around.close();
    },
  };
  await bindApprovals(product);
  return product;
}

/** Host and port of a proxy. */
export function hostOf({ url }: Pick<FaultProxy, 'url'>): string {
  return new URL(url).host;
}
