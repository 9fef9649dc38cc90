import type { FieldPublication } from '../../mapping/publication';
import type { MappingRequest } from '../../mapping/request';
import type { AutotaskClient } from '../create-autotask-client';
import { eachRow, type RowOutcome } from './each-row';
import { PartCalls } from './part-calls';
import type { PartPublisher, Posted } from './publisher';
import { readField } from './read-field';
import { isFulfilled, noSuchResource, notKept, objectionTo, verifiedAs, wantedValue } from './sso-field';

type Values = ReadonlyMap<number, string>;

/** Posts the rows of a part into the field of their resources: all read, each written that may be, all read back. */
export function createFieldParts(
  client: AutotaskClient,
  field: string,
  verified: () => FieldPublication,
): PartPublisher<FieldPublication> {
  const calls = new PartCalls(client);
  const valuesOf = (reader: AutotaskClient, rows: readonly MappingRequest[]): Promise<Values> =>
    readField(
      reader,
      field,
      rows.map(({ resource }) => resource.id),
    );
  return {
    async findPart(_, rows) {
      const values = await valuesOf(calls.begin().first, rows);
      return new Map(rows.flatMap((row) => foundOf(row, values.get(row.resource.id))));
    },
    async publishPart(_, rows, stop) {
      const { first, rows: rowClient } = calls.begin(stop);
      const before = await valuesOf(first, rows);
      const written = await eachRow(rows, (row) => write(rowClient, field, row, before));
      const after = await valuesOf(first, rows);
      return new Map(rows.map((row) => [row.id, judge(row, written.get(row.id), after)]));
    },
  };

  /** A resource that is gone fulfils nothing, neither setting nor clearing. */
  function foundOf(row: MappingRequest, value: string | undefined): [string, FieldPublication][] {
    if (value === undefined || !isFulfilled(row, value)) return [];
    return [[row.id, verifiedAs(row, value, verified())]];
  }

  function judge(
    row: MappingRequest,
    written: RowOutcome<void> | undefined,
    after: Values,
  ): Posted<FieldPublication> {
    if (written && 'refused' in written) return { kind: 'failed', error: written.refused };
    const value = after.get(row.resource.id);
    if (value === undefined) return { kind: 'failed', error: noSuchResource(row) };
    if (isFulfilled(row, value)) return { kind: 'posted', publication: verifiedAs(row, value, verified()) };
    return { kind: 'failed', error: notKept(field, row, value) };
  }
}

async function write(
  client: AutotaskClient,
  field: string,
  row: MappingRequest,
  before: Values,
): Promise<void> {
  const value = before.get(row.resource.id);
  if (value === undefined) throw noSuchResource(row);
  if (isFulfilled(row, value)) return;
  const objection = objectionTo(field, row, value);
  if (objection) throw objection;
  await client.update('Resources', { id: row.resource.id, [field]: wantedValue(row) });
}
