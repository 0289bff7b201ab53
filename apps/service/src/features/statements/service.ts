import type { Actor } from '@premia/access';
import type { StatementPage } from '../../contract.ts';
import type { Result } from '../../failure.ts';
import type { ExplainedResult, ResultKey } from '../accruals/service.ts';
import type { StatementQuery } from '../runs/use-cases.ts';

export interface StatementService {
  list(actor: Actor, query: StatementQuery): Promise<Result<StatementPage>>;
  /** A sealed statement replayed from its frozen inputs, with its trace; absent when the period has none. */
  explain(actor: Actor, key: ResultKey): Promise<Result<ExplainedResult>>;
}
