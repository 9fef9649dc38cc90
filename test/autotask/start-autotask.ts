import type { AutotaskOptions } from '../../src/autotask/autotask-options';
import { createAutotaskClient, type AutotaskClient } from '../../src/autotask/create-autotask-client';
import {
  startAutotaskSimulator,
  type AutotaskSimulator,
  type AutotaskSimulatorOptions,
} from '../../src/playground/autotask/start-autotask-simulator';

export interface Autotask {
  simulator: AutotaskSimulator;
  client: AutotaskClient;
  /** Requests so far whose `METHOD /path` matches. */
  count(match: RegExp): number;
}

const running: AutotaskSimulator[] = [];

/** Stops every simulator this file's tests started, also those of a test that failed half-way. */
export async function stopAutotasks(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
}

/** A simulated Autotask and the product's client on top of it. */
export async function startAutotask(
  simulated: AutotaskSimulatorOptions = {},
  options: Partial<AutotaskOptions> = {},
): Promise<Autotask> {
  const simulator = await startAutotaskSimulator(simulated);
  running.push(simulator);
  return {
    simulator,
    client: clientFor(simulator, options),
    count: (match) => simulator.requests.filter(({ method, path }) => match.test(`${method} ${path}`)).length,
  };
}

export function clientFor(
  simulator: AutotaskSimulator,
  options: Partial<AutotaskOptions> = {},
): AutotaskClient {
  const { credentials, url, zoneUrl } = simulator;
  return createAutotaskClient({ ...credentials, baseUrl: url, zoneUrl, ...options });
}
