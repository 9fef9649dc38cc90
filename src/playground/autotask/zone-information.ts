import { ok, type Answer } from '../directory/server/answer';
import type { RecordedRequest } from '../directory/server/recorded-request';
import { AutotaskError } from './autotask-error';

/** True for the zone look-up, which needs no credentials and counts against no limit. */
export function isZoneLookUp({ method, path }: RecordedRequest): boolean {
  return method === 'GET' && path.toLowerCase() === '/atservicesrest/v1.0/zoneinformation';
}

/** Where the instance of this API user is. Throws Autotask's 500 for a user nobody knows. */
export function answerZoneLookUp(request: RecordedRequest, userName: string): Answer {
  if (request.query.get('user')?.toLowerCase() !== userName.toLowerCase()) {
    throw new AutotaskError(['Zone information could not be determined: the user name is unknown.']);
  }
  const webUrl = `http://${request.headers.host ?? 'localhost'}/`;
  return ok({ zoneName: 'Simulated Zone', url: `${webUrl}ATServicesRest/`, webUrl, ci: 1 });
}
