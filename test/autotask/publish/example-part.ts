import type { BatchPart } from '../../../src/autotask/publish/publisher';
import type { MappingRequest, Purpose } from '../../../src/mapping/request';
import type { Resource } from '../../../src/mapping/resource';
import { exampleRequest, jane, janesResource } from '../example-request';

const { requester, requestedAt, note, decision } = exampleRequest();

/** The third of five parts of an approved batch, but for what is given. */
export function examplePart(given: Partial<BatchPart> = {}): BatchPart {
  const batch = { requester, requestedAt, note, decision };
  return { key: 'k7m2-9qxd/3', batchId: 'k7m2-9qxd', number: 3, of: 5, batch, ...given };
}

/** The Object ID of the row of this number. */
export function objectIdOf(number: number): string {
  return `b0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Approved rows 1, 2, 3, ... of a batch, each with a person of its own, on these resources (default: invented ones). */
export function exampleRows(
  count: number,
  { purpose = 'map', resources = [] }: { purpose?: Purpose; resources?: readonly Resource[] } = {},
): MappingRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const resource = resources[index] ?? { ...janesResource, id: 5000 + number, userName: `row.${number}` };
    return exampleRequest({
      id: `k7m2-9qxd-${number}`,
      purpose,
      batch: { id: 'k7m2-9qxd', position: number },
      user: { ...jane, id: objectIdOf(number) },
      resource,
    });
  });
}
