import { toCsv, type Cell } from '../../mapping/csv/to-csv';
import { explainObstacle } from '../../mapping/obstacle';
import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';

const header = ['user', 'resource', 'name', 'Object ID', 'reason'];
const notPosted = ['failed', 'void'] as const;
/** Rows read at once. */
const pageSize = 1_000;

/** The rows of a batch that were not posted, each with the reason, as a CSV that `map file` reads back. */
export async function failedRowsCsv({ store }: Pick<Deps, 'store'>, batchId: string): Promise<string> {
  const rows: MappingRequest[] = [];
  let page: MappingRequest[];
  do {
    page = await store.requests.inBatch(batchId, {
      states: notPosted,
      offset: rows.length,
      limit: pageSize,
    });
    rows.push(...page);
  } while (page.length === pageSize);
  return toCsv(header, rows.map(toRow));
}

function toRow(request: MappingRequest): Cell[] {
  const { user, resource } = request;
  return [user.userPrincipalName, resource.userName, user.displayName, user.id, reasonOf(request)];
}

function reasonOf({ failure, obstacles }: MappingRequest): string {
  return failure ?? obstacles.map((obstacle) => explainObstacle(obstacle).reason).join(' ');
}
