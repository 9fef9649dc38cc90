import type { Client, QueryResultRow } from 'pg';

const latest = new WeakMap<Client, Promise<unknown>>();

/** Asks when everything asked before on this connection is answered: pg takes one statement at a time. */
export async function askInTurn<Row extends QueryResultRow>(
  client: Client,
  statement: string,
): Promise<Row[]> {
  const ask = async (): Promise<Row[]> => (await client.query<Row>(statement)).rows;
  const asking = (latest.get(client) ?? Promise.resolve()).then(ask, ask);
  latest.set(client, asking);
  return asking;
}
