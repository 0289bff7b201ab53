import { createTestDatabase } from '@premia/stack/testing';
import { connectApplication, connectOwner, type Pool } from '../connection/connect.ts';
import { migrate } from '../connection/migrate.ts';

export interface MigratedDatabase {
  readonly url: string;
  /** As the application role. */
  readonly pool: Pool;
  /** As the owner: for tests that tamper on purpose. */
  readonly owner: Pool;
  close(): Promise<void>;
}

/** A migrated database of the test file's own. */
export async function openTestDatabase(poolSize = 10): Promise<MigratedDatabase> {
  const database = await createTestDatabase();
  await migrate(database.url);
  const pool = connectApplication(database.url, { poolSize });
  const owner = connectOwner(database.url, { poolSize: 2 });
  return {
    url: database.url,
    pool,
    owner,
    async close() {
      await pool.end();
      await owner.end();
      await database.drop();
    },
  };
}
