import { requestStates } from '../../../src/mapping/request-state';
import type { OpenStore } from '../../../src/store/open-store';
import type { RawRow } from './read-raw';

type Rows = Readonly<Record<string, readonly RawRow[]>>;
type Read = (store: OpenStore, row: RawRow) => Promise<unknown>;

/** How today's program reads what a row of each table says; the answer holds at least what the row's document held. */
const readers: Readonly<Record<string, Read>> = {
  drafts: (store, { id }) => store.drafts.get(String(id)),
  requests: async (store, { id }) => {
    const request = await store.requests.get(String(id));
    expect(requestStates).toContain(request?.state);
    expect(request).toMatchObject({
      purpose: expect.stringMatching(/^(map|unmap)$/) as string,
      approvals: expect.any(Array) as unknown[],
      approvalsNeeded: expect.any(Number) as number,
      batch: request?.batch === null ? null : (expect.any(Object) as object),
    });
    return request;
  },
  channels: (store) => store.channels.approvals(),
  setups: (store, { id }) => store.setups.get(String(id)),
  batches: (store, { id }) => store.batches.get(String(id)),
  reports: (store, { id }) => store.reports.get(String(id)),
  report_rows: (store, { report_id, position }) => store.reports.row(String(report_id), Number(position)),
  downloads: (store, { id }) => store.downloads.get(String(id)),
  accepted_drifts: async (store, { key }) =>
    (await store.acceptedDrifts.all()).find((one) => one.key === key),
};

/** Every row that holds a document is read by today's repositories, and says what it said. */
export async function expectReadable(store: OpenStore, before: Rows): Promise<void> {
  for (const [table, rows] of Object.entries(before)) {
    for (const row of rows) {
      if (typeof row.document !== 'string') continue;
      const read = readers[table];
      if (!read) throw new Error(`The test knows no way to read a row of ${table}.`);
      expect(await read(store, row)).toMatchObject(JSON.parse(row.document) as object);
    }
  }
}

/** The tables without documents, read by today's repositories. */
export async function expectFound(store: OpenStore, before: Rows): Promise<void> {
  for (const row of before.mappings ?? []) {
    const mapping = await store.mappings.byObjectId(String(row.object_id));
    expect(mapping).toMatchObject({ resourceId: Number(row.resource_id), requestId: row.request_id });
  }
  for (const row of before.cards ?? []) {
    const places = await store.cards.of(String(row.request_id ?? row.subject));
    const conversation = JSON.parse(String(row.conversation)) as object;
    expect(places).toContainEqual(expect.objectContaining({ activityId: row.activity_id, conversation }));
  }
  for (const row of before.reminders ?? []) {
    const planned = await store.reminders.planned(String(row.subject));
    expect(planned.map(({ id }) => id)).toContain(row.id);
  }
}
