import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startAutotaskSimulator } from '../../../src/playground/autotask/start-autotask-simulator';
import { largeDirectory } from '../../../src/playground/directory/large/large-directory';
import { startGraphSimulator } from '../../../src/playground/graph/start-graph-simulator';
import type { Places, Planned } from './planned';

/** How a company was read and planned. */
export interface Measured extends Planned {
  /** Requests that reached either simulator. */
  readonly graphRequests: number;
  readonly autotaskRequests: number;
}

/** Shows a company of this size over HTTP, and lets another process read and plan it. */
export async function planCompany(peopleCount: number, resourceCount: number): Promise<Measured> {
  const directory = largeDirectory({ people: peopleCount, resources: resourceCount });
  const graph = await startGraphSimulator({ directory });
  const autotask = await startAutotaskSimulator({ directory });
  try {
    const planned = await planInChild({
      ...autotask.credentials,
      graphUrl: graph.url,
      autotaskZoneUrl: autotask.zoneUrl,
    });
    const active = directory.resources.filter(({ isActive }) => isActive).length;
    if (planned.people !== peopleCount || planned.resources !== active)
      throw new Error('Not everything was read.');
    return { ...planned, graphRequests: graph.requests.length, autotaskRequests: autotask.requests.length };
  } finally {
    await Promise.all([graph.close(), autotask.close()]);
  }
}

async function planInChild(places: Places): Promise<Planned> {
  const child = fork(join(__dirname, 'plan-in-child.js'));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The planning process ended with ${String(code)} before it told anything.`);
  });
  child.send(places);
  const [planned] = (await Promise.race([once(child, 'message'), ended])) as [Planned];
  return planned;
}
