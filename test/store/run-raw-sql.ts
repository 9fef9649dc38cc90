import Libsql from 'libsql';
import { Client } from 'pg';

/** Runs a statement past the store, on a connection of its own, with the rights the program has. */
export async function runRawSql(url: string, statement: string): Promise<void> {
  if (url.startsWith('file:')) runOnSqlite(url.slice('file:'.length), statement);
  else await runOnPostgres(url, statement);
}

function runOnSqlite(path: string, statement: string): void {
  const database = new Libsql(path);
  try {
    database.exec(statement);
  } finally {
    database.close();
  }
}

async function runOnPostgres(url: string, statement: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
