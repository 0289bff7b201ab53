import { scopeFilter } from '@premia/access';
import { withSnapshot } from '@premia/database';
import type { Dependencies } from '../../dependencies.ts';
import { listPeriods, seesAmounts } from './repository.ts';
import type { PeriodUseCases } from './use-cases.ts';

export function createPeriodService({ pool }: Dependencies): PeriodUseCases {
  return {
    list: (actor) =>
      withSnapshot(pool, actor, (tx) => listPeriods(tx, seesAmounts(scopeFilter(actor, 'accrual.list')))),
  };
}
