import type { Pool } from '@premia/database';

/** What the services of facts, accruals, runs and statements share. */
export interface Books {
  /** As the application role: `connectApplication(url)`. */
  readonly pool: Pool;
}
