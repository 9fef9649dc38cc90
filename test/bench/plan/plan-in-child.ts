import { createAutotaskClient } from '../../../src/autotask/create-autotask-client';
import { createResources } from '../../../src/autotask/create-resources';
import { createDirectory } from '../../../src/entra/create-directory';
import { createGraphClient } from '../../../src/entra/create-graph-client';
import type { PlanInput } from '../../../src/mapping/plan/plan';
import { planAll } from '../../../src/mapping/plan/plan-all';
import type { Places, Planned } from './planned';

/** Runs in a process of its own, so that nothing but reading and planning is measured. */
process.once('message', (places) => {
  void readAndPlan(places as Places).then((planned) => {
    process.send?.(planned);
    process.disconnect();
  });
});

async function readAndPlan(places: Places): Promise<Planned> {
  const began = performance.now();
  const input = await read(places);
  const matching = planCpuMs(input);
  const wholeMs = performance.now() - began;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return {
    people: input.users.length,
    resources: input.resources.length,
    exact: matching.exact,
    wholeMs,
    matchingCpuMs: matching.cpuMs,
    steadyCpuMs: steadyCpuMs(input),
    peakMb,
  };
}

/** With the real clients, both sides at once, as the worker reads them. */
async function read({ graphUrl, autotaskZoneUrl, ...credentials }: Places): Promise<PlanInput> {
  const directory = createDirectory(createGraphClient({ baseUrl: graphUrl }));
  const resources = createResources(
    createAutotaskClient({ ...credentials, baseUrl: null, zoneUrl: autotaskZoneUrl }),
  );
  const [users, active] = await Promise.all([directory.allUsers(), resources.allActive()]);
  return { users, resources: active, mappings: [], open: [] };
}

function planCpuMs(input: PlanInput): { cpuMs: number; exact: number } {
  const before = process.cpuUsage();
  const rows = planAll(input);
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, exact: rows.filter(({ verdict }) => verdict === 'exact').length };
}

/** Over several plans, so that the garbage of each is counted. */
function steadyCpuMs(input: PlanInput): number {
  const cpuMs = (plans: number): number => {
    const times = Array.from({ length: plans }, () => planCpuMs(input).cpuMs);
    return times.reduce((sum, time) => sum + time, 0) / plans;
  };
  cpuMs(5);
  return cpuMs(20);
}
