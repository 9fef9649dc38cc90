import { startAutotaskSimulator } from '../../../src/playground/autotask/start-autotask-simulator';
import { exampleDirectory } from '../../../src/playground/directory/directory';
import { startGraphSimulator } from '../../../src/playground/graph/start-graph-simulator';
import { companyOf } from '../../workflow/harness/company-of';
import type { Asked, Seen, Started } from './simulators';

/** Runs the simulators in a process of their own, so that what they take is not counted as the product's. */
process.once('message', (asked) => {
  void start(asked as Asked);
});

async function start({ rows, latencyMs }: Asked): Promise<void> {
  const directory = exampleDirectory();
  companyOf(directory, rows);
  const graph = await startGraphSimulator({ directory });
  const autotask = await startAutotaskSimulator({ directory, latencyMs });
  const { url, zoneUrl, credentials } = autotask;
  process.on('message', (question) => {
    if (question === 'close') {
      void Promise.all([graph.close(), autotask.close()]).then(() => process.disconnect());
      return;
    }
    const seen: Seen = {
      calls: autotask.requests.length,
      throttled: autotask.requests.filter(({ status }) => status === 429).length,
      tickets: autotask.tickets.length,
      inFlight: autotask.maxInFlightTotal(),
    };
    process.send?.(seen);
  });
  const started: Started = { graph: { url: graph.url }, autotask: { url, zoneUrl, credentials } };
  process.send?.(started);
}
