import { assertBooks, connectApplication, connectOwner, migrate, type Pool } from '@premia/database';
import { createTestDatabase } from '@premia/stack/testing';
import { type ExampleCompany, setUpExampleCompany } from './example-company.ts';

export interface OpenExample {
  readonly url: string;
  readonly company: ExampleCompany;
  /** As the owner: looks at anything, tampers on purpose. */
  readonly owner: Pool;
  /** Checks the whole books, sealed runs replayed. Called after every test. */
  check(): Promise<unknown>;
  close(): Promise<void>;
}

/** The example company in a database of the test file's own. */
export async function openExample(): Promise<OpenExample> {
  const database = await createTestDatabase();
  await migrate(database.url);
  const pool = connectApplication(database.url);
  const owner = connectOwner(database.url, { poolSize: 2 });
  return {
    url: database.url,
    company: await setUpExampleCompany(pool),
    owner,
    check: () => assertBooks(pool, { replay: true }),
    async close() {
      await pool.end();
      await owner.end();
      await database.drop();
    },
  };
}
