import { createDirectory, type Directory } from '../../src/entra/create-directory';
import { createGraphClient, type GraphClientOptions } from '../../src/entra/create-graph-client';
import { startGraphSimulator, type GraphSimulator } from '../../src/playground/graph/start-graph-simulator';

export interface Entra {
  simulator: GraphSimulator;
  directory: Directory;
  close(): Promise<void>;
}

/** A simulated Graph and the product's directory on top of it. */
export async function startEntra(options: Partial<GraphClientOptions> = {}): Promise<Entra> {
  const simulator = await startGraphSimulator();
  const directory = createDirectory(createGraphClient({ baseUrl: simulator.url, ...options }));
  return { simulator, directory, close: () => simulator.close() };
}
