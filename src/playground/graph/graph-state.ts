import type { Directory } from '../directory/directory';

/** What the handlers answer from; tests may change it while the simulator runs. */
export interface GraphState {
  directory: Directory;
  /** Application permissions taken away, `User.Read.All` for one. */
  deniedPermissions: Set<string>;
}
