import type { Pool } from '@premia/database';
import type { SchemeCompiler } from './schemes/compiled-schemes.ts';

/** What the services of facts, accruals, runs and statements share. */
export interface Books {
  /** As the application role: `connectApplication(url)`. */
  readonly pool: Pool;
  readonly compiler: SchemeCompiler;
}
