import { rm } from 'node:fs/promises';
import { postgresRun } from './postgres-run';

/** Jest's global tear-down: stops PostgreSQL and removes its files. */
export default async function stopPostgres(): Promise<void> {
  if (!postgresRun.current) return;
  const { server, folders } = postgresRun.current;
  postgresRun.current = null;
  await server.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
