import { buildExampleDirectory } from './example/example-directory';
import type { DirectoryGroup } from './example/groups';
import type { Person } from './person';
import type { SimulatedResource } from './simulated-resource';

export type { DirectoryGroup, Person, SimulatedResource };

/** The company both simulators show: Graph its people and groups, Autotask its resources. */
export interface Directory {
  tenantId: string;
  people: Person[];
  groups: DirectoryGroup[];
  resources: SimulatedResource[];
}

/** A fresh copy of the example company on each call; ids never change. Who shows which hard case: example-directory.ts. */
export function exampleDirectory(): Directory {
  return buildExampleDirectory();
}
