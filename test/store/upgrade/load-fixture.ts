import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AutotaskSimulator } from '../../../src/playground/autotask/start-autotask-simulator';
import type { DatabaseUnderTest, TestDatabase } from '../databases';
import { runRawSql } from '../run-raw-sql';

const kindOf = { SQLite: 'sqlite', PostgreSQL: 'postgres' } as const;

/** A database as the program of then left it. */
export async function loadFixture(database: DatabaseUnderTest, name: string): Promise<TestDatabase> {
  const created = await database.create();
  if (database.name === 'SQLite') mkdirSync(path.dirname(created.url.slice('file:'.length)));
  await runRawSql(created.url, readFileSync(fileOf(database, name, 'sql'), 'utf8'));
  return created;
}

type Held = Pick<AutotaskSimulator, 'tickets' | 'checklistItems'>;

/** Gives the simulated Autotask what it held when the program was killed. */
export function restoreAutotask(autotask: Held, database: DatabaseUnderTest, name: string): void {
  const held = JSON.parse(readFileSync(fileOf(database, name, 'autotask.json'), 'utf8')) as Held;
  autotask.tickets.push(...held.tickets);
  autotask.checklistItems.push(...held.checklistItems);
}

function fileOf(database: DatabaseUnderTest, name: string, ending: string): string {
  return path.join(__dirname, 'fixtures', `${name}.${kindOf[database.name]}.${ending}`);
}
