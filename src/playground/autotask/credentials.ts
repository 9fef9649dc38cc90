import { apiUserName } from '../directory/example/hard-accounts';
import type { RecordedRequest } from '../directory/server/recorded-request';
import { AutotaskError } from './autotask-error';

/** What callers must send in the headers UserName, Secret and ApiIntegrationCode. */
export interface SimulatedCredentials {
  username: string;
  secret: string;
  integrationCode: string;
}

/** The credentials of the simulated instance: plainly invented ones. */
export const simulatedCredentials: SimulatedCredentials = {
  username: apiUserName,
  secret: 'simulated',
  integrationCode: 'SIMULATED',
};

/** Throws a 401 when any of the three headers is missing or wrong; Autotask does not say which. */
export function checkCredentials({ headers }: RecordedRequest, wanted: SimulatedCredentials): void {
  const isUser = headers.username?.toLowerCase() === wanted.username.toLowerCase();
  const isRight = isUser && headers.secret === wanted.secret;
  if (isRight && headers.apiintegrationcode === wanted.integrationCode) return;
  throw new AutotaskError(['The user name, secret or integration code is not valid.'], 401);
}
