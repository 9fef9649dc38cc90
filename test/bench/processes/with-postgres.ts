import startPostgres from '../../setup/start-postgres';
import stopPostgres from '../../setup/stop-postgres';

/** Does the work with a PostgreSQL at TEST_POSTGRES_URL, where one can start; what needs it is left out otherwise. */
export async function withPostgres(work: () => Promise<void>): Promise<void> {
  await startPostgres();
  try {
    await work();
  } finally {
    await stopPostgres();
  }
}
