import type { StopSign } from '../../mapping/stop-sign';
import type { AutotaskClient } from '../create-autotask-client';

/** The client, whose writes are not begun any more once `stop` says so. */
export function stoppable(client: AutotaskClient, stop: StopSign | undefined): AutotaskClient {
  return {
    ...client,
    create: (path, body) => client.create(path, body, stop),
    update: (path, body) => client.update(path, body, stop),
  };
}
