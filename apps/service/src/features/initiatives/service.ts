import { systemActor } from '@premia/access';
import { withChange, withSnapshot } from '@premia/database';
import type { Dependencies } from '../../dependencies.ts';
import { companyToday } from '../company/repository.ts';
import { giveCommand } from './give-command.ts';
import { listFor } from './list.ts';
import { record } from './record.ts';
import { summaryFor } from './summary.ts';
import type { InitiativeUseCases } from './use-cases.ts';

/** Sums over everybody are read behind the row wall; what of them is shown is decided before they leave. */
const SUMMING = systemActor('initiative-summary');
const COLLEAGUES_MAX = 20;

/** Achievements and proposals: recorded, assessed, approved; what they pay is the schemes' to say. */
export function createInitiativeService({ pool, now }: Pick<Dependencies, 'pool' | 'now'>): InitiativeUseCases {
  return {
    list: (actor) => withSnapshot(pool, actor, async (tx) => listFor(tx, actor, await companyToday(tx, now()))),
    colleagues: (actor, { search }) =>
      withSnapshot(pool, actor, (tx) =>
        tx.rows(
          `select id, name from employees where left_on is null
             and exists (select from jsonb_each_text(name) as n where strpos(lower(n.value), lower($1)) > 0)
           order by name->>'ru', id limit ${COLLEAGUES_MAX}`,
          [search],
        ),
      ),
    record: (actor, input) =>
      withChange(pool, actor, async (tx) => record(tx, actor, { input, today: await companyToday(tx, now()) })),
    command: (actor, input) =>
      withChange(pool, actor, async (tx) => {
        const instant = now();
        return giveCommand(tx, actor, { input, today: await companyToday(tx, instant), now: instant });
      }),
    summary: (actor) => withSnapshot(pool, SUMMING, (tx) => summaryFor(tx, actor)),
  };
}
