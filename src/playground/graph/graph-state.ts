import type { Directory } from '../directory/directory';
import type { SimApplication, SimServicePrincipal } from './applications/application';
import type { SimSignIn } from './sign-ins';

/** What the handlers answer from; tests may change it while the simulator runs. */
export interface GraphState {
  directory: Directory;
  /** Application permissions taken away, `User.Read.All` for one. */
  deniedPermissions: Set<string>;
  /** Application permissions beyond what the product asks for, `Application.ReadWrite.All` for one. */
  extraPermissions: Set<string>;
  applications: SimApplication[];
  servicePrincipals: SimServicePrincipal[];
  /** The sign-in log. */
  signIns: SimSignIn[];
  /** Whether the tenant has Entra ID P1, without which nobody reads its sign-in log. */
  premium: boolean;
  /** The service's own clock. */
  now: () => Date;
}
